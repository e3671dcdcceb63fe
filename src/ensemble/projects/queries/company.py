"""Everybody who takes part in a project."""

from ensemble.people.models import Member
from ensemble.projects.models import Claim, Leadership, Offer, Project


def company_of(project: Project) -> list[Member]:
    """Return leaders, makers of offers and holders of places, each once, by name."""
    led = Leadership.objects.current().filter(project=project).values("member_id")
    offered = Offer.objects.counting().filter(call__project=project).values("member_id")
    on_it = Claim.objects.current().filter(call__project=project).values("member_id")
    company = Member.objects.filter(pk__in=led.union(offered, on_it))
    return list(company.order_by("name", "pk"))

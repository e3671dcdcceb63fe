"""What happened since the last update: a helper to write the next one from."""

from django.utils.translation import gettext as _

from ensemble.projects.models import Decision, Offer, Project, Update


def words_for(project: Project) -> str:
    """Return a first draft of an update, to be changed by a leader; "" when nothing happened."""
    last = Update.objects.filter(project=project).order_by("-id").first()
    since = last.created_at if last else project.created_at
    offers = Offer.objects.standing().filter(call__project=project).order_by("id")
    offers = offers.select_related("piece", "member")
    new = list(offers.filter(created_at__gt=since)[:12])
    used = list(
        offers.filter(decision__outcome=Decision.Outcome.USED, decision__created_at__gt=since)[:12]
    )
    wanted = list(
        project.calls.filter(closed_at=None, paused_at=None).order_by("answered", "id")[:3]
    )
    parts = []
    if new:
        parts.append(_("New in the room: %(pieces)s.") % {"pieces": _named(new)})
    if used:
        parts.append(_("Now part of it: %(pieces)s.") % {"pieces": _named(used)})
    if parts and wanted:
        calls = "; ".join(call.title for call in wanted)
        parts.append(_("What we still need: %(calls)s.") % {"calls": calls})
    return "\n\n".join(parts)


def _named(offers: list[Offer]) -> str:
    return "; ".join(
        _("“%(title)s” by %(name)s")
        % {"title": offer.piece.title, "name": offer.member.credited_as}
        for offer in offers
    )

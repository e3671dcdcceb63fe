"""Let a new member in."""

from django.db import IntegrityError, transaction

from ensemble.people.models import Member, Opening


@transaction.atomic
def welcome_member(member: Member) -> None:
    """Make the first member of an empty place its keeper. Safe when many arrive at once."""
    if _is_first(member) and _open_for(member):
        member.begin_to_keep()


def _is_first(member: Member) -> bool:
    # Demo people are furniture. A keeper made from the command line comes before everybody.
    real = Member.objects.filter(is_demo=False).exclude(pk=member.pk)
    return (
        not real.filter(pk__lt=member.pk).exists() and not real.filter(is_superuser=True).exists()
    )


def _open_for(member: Member) -> bool:
    try:
        with transaction.atomic():
            Opening.objects.create(id=1, member=member)
    except IntegrityError:
        return False
    return True

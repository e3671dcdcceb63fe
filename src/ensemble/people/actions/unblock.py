"""Let two members meet again."""

from django.db import transaction

from ensemble.people.models import Block, Member


@transaction.atomic
def unblock_member(member: Member, *, by: Member) -> None:
    """End the block that `by` set on `member`, if there is one."""
    Block.objects.filter(blocker=by, blocked=member).delete()

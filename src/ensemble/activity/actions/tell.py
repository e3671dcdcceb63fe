"""Tell a member some news."""

from typing import Any

from ensemble.activity.models import Notice
from ensemble.people.models import Block, Member


def tell(member: Member, verb: str, address: str, *, by: Member | None, **facts: Any) -> None:
    """Leave `member` a notice, unless it is their own doing or a block stands between them.

    `verb` names a sentence registered in `activity.sentences`; `facts` fill it.
    """
    if by is not None and (by.pk == member.pk or Block.objects.between(member, by)):
        return
    Notice.objects.create(member=member, actor=by, verb=verb, facts=facts, address=address)

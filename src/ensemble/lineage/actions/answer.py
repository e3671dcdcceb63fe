"""Answer somebody who asked to build on a piece."""

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.lineage.models import Source
from ensemble.people.models import Member


@transaction.atomic
def answer_request(source: Source, *, yes: bool, by: Member) -> None:
    """Say yes or no to being built on. Only the maker of the origin may; a no may become a yes."""
    if source.origin.maker_id != by.pk:
        raise Refused("Only its maker can answer this.")
    if source.agreed_at is not None and not yes:
        raise Refused("You said yes to this already, and work may stand on your word.")
    if yes:
        source.agree()
    else:
        source.refuse()
    verb = "build_agreed" if yes else "build_refused"
    record(verb, source, by=by)
    address = f"/pieces/{source.piece.key}/"
    tell(source.piece.maker, verb, address, by=by, title=source.origin.title)

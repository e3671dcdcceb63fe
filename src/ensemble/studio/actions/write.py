"""Write into a shared text."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import NotYours, Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Revision
from ensemble.studio.models import Keystroke, Pen, Writer, Writing
from ensemble.studio.queries.each_stroke import held_row
from ensemble.studio.queries.shared import Shared, forget, opened
from ensemble.studio.updates import NotOurs, Reading, read_update

# Bytes of UTF-8, and of everything there ever was, with what was deleted.
LONGEST, STATE_LARGEST = 4 * Revision.LONGEST, 8 * 1024 * 1024
# Changes are folded into one state when there are so many.
FOLD = 400


class Missing(Refused):
    """Refused because something before it hasn't come. It is asked for, and sent again."""


def write_into(writing: Writing, update: bytes, *, by: Member) -> None:
    """Keep an update. When this returns, it survives whatever becomes of this process.

    Like the saving of a draft it writes no history: each change is a row of its own already.
    Raises Refused for what isn't plain writing under the member's own pens.
    """
    try:
        reading = read_update(update)
    except NotOurs as error:
        raise Refused(_("This isn't writing as our pages send it. Reload the page.")) from error
    try:
        _write_down(writing, update, reading, by)
    except BaseException:
        forget(writing)
        raise


@transaction.atomic
def _write_down(writing: Writing, update: bytes, reading: Reading, by: Member) -> None:
    held = held_row(writing.pk)
    held.refuse_when_closed()
    with opened(held) as shared:
        _refuse_foreign(shared, reading, by)
        _apply(shared, update, reading, by)
        shared.note(Keystroke.objects.create(writing=held, member=by, update=update).pk)
        if shared.unfolded >= FOLD:
            _fold(held, shared)


def _refuse_foreign(shared: Shared, reading: Reading, by: Member) -> None:
    """Nobody writes under another's number, and nothing comes before what it follows."""
    known = shared.known
    for stretch in reading.stretches:
        owner = shared.owner_of(stretch.client)
        if owner is None:
            _take_pen(shared, stretch.client, by)
        elif owner != by.pk:
            raise NotYours(_("That is written in somebody else's name, so it isn't kept."))
        if stretch.start > known.get(stretch.client, 0):
            raise Missing(_("Something before this is missing. It is asked for again."))


def _take_pen(shared: Shared, client: int, by: Member) -> None:
    try:
        with transaction.atomic():
            Pen.objects.create(writing_id=shared.number, client=client, member=by)
    except IntegrityError as error:
        raise NotYours(_("That is written in somebody else's name, so it isn't kept.")) from error
    Writer.objects.get_or_create(writing_id=shared.number, member=by)
    shared.pens[client] = by.pk


def _apply(shared: Shared, update: bytes, reading: Reading, by: Member) -> None:
    try:
        shared.take(update, by.pk)
    except ValueError as error:
        raise Refused(_("This isn't writing as our pages send it. Reload the page.")) from error
    except BaseException as error:
        # How a panic of the library arrives. Nothing of it may end this process.
        if type(error).__name__ != "PanicException":
            raise
        raise Refused(_("This isn't writing as our pages send it. Reload the page.")) from error
    known = shared.known
    if any(known.get(each.client, 0) < each.end for each in reading.stretches):
        raise Missing(_("Something before this is missing. It is asked for again."))
    if len(shared.text) > LONGEST:
        raise Refused(_("This is longer than a piece can be. Make several pieces of it."))


def _fold(writing: Writing, shared: Shared) -> None:
    """Fold the changes together now and then, so that opening it stays fast."""
    state = shared.doc.get_update()
    if len(state) > STATE_LARGEST:
        raise Refused(_("This text has seen too many changes. Make a revision, and begin anew."))
    writing.state, writing.ink, writing.folded_to = state, shared.ink, shared.upto
    writing.save(update_fields=["state", "ink", "folded_to"])
    Keystroke.objects.filter(writing=writing, pk__lte=shared.upto).delete()
    shared.unfolded = 0

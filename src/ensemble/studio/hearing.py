"""What pages say in the room of a writing."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.activity.sentences import add_sentence
from ensemble.design.slots import add_slot
from ensemble.foundation import live
from ensemble.foundation.live import Said, Visit, Words
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block
from ensemble.studio import writing_doors
from ensemble.studio.actions.write import Missing, write_into
from ensemble.studio.models import Writer, Writing
from ensemble.studio.queries.each_stroke import open_now
from ensemble.studio.queries.shared import opened
from ensemble.studio.queries.writers import mark_of
from ensemble.studio.updates import NotOurs, read_state
from ensemble.studio.writing_room import KNOWN, NUMBERED, UPDATE, WRITING

NOTHING = b"\0\0"


def may_write(member: Any, key: str) -> Writing | None:
    """Return the writing that a member may have open, or None."""
    return open_now(member.pk, key) if member else None


def heard(visit: Visit, words: Words) -> Said | None:
    """Take a change, or answer what a page knows with what it misses."""
    writing: Writing = visit.right
    if writing.is_in_turns:
        be_seen(visit)
        return Said(back=[{"mark": mark_of(writing)}])
    if not isinstance(words, bytes) or not words:
        be_seen(visit)
        return None
    if words[0] == KNOWN:
        return _answer(visit, words[1:])
    if words[0] == NUMBERED and len(words) > 5:
        return _take(visit, int.from_bytes(words[1:5], "big"), words[5:])
    raise Refused("This isn't writing as our pages send it.")


def _take(visit: Visit, number: int, update: bytes) -> Said:
    try:
        write_into(visit.right, update, by=visit.member)
    except Missing:
        return Said(back=[{"again": number}])
    except Refused as refused:
        return Said(back=[{"refused": number, "sentence": refused.sentence}])
    return Said(back=[{"kept": number}], others=[bytes([UPDATE]) + update])


def _answer(visit: Visit, state: bytes) -> Said:
    be_seen(visit)
    try:
        read_state(state)
    except NotOurs as error:
        raise Refused("This isn't writing as our pages send it.") from error
    with opened(visit.right) as shared:
        known, missed = shared.doc.get_state(), shared.doc.get_update(state)
    back: list[Words] = [] if missed == NOTHING else [bytes([UPDATE]) + missed]
    return Said(back=[*back, bytes([KNOWN]) + known])


def be_seen(visit: Visit) -> None:
    """Note that somebody is here."""
    facts = {"seen_at": timezone.now()}
    Writer.objects.update_or_create(writing=visit.right, member=visit.member, defaults=facts)


def listen() -> None:
    """Open the rooms of writings, and their doors on other pages. Called once, at start."""
    live.room(WRITING, may=may_write, heard=heard, apart=Block.objects.apart_from)
    add_slot("piece_actions", writing_doors.writing_door, order=70)
    add_slot("piece_form_top", writing_doors.write_together, order=80)
    add_sentence("copied_out", _("%(actor)s made a revision of “%(title)s”, which you write too."))

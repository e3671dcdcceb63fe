"""Take in an edit that was made in a plain form, on a text that others may have changed since."""

import secrets

from pycrdt import Doc, Text

from ensemble.foundation import live
from ensemble.people.models import Member
from ensemble.studio.actions.write import write_into
from ensemble.studio.merging import Edit, as_typed, carried_over, edits_between
from ensemble.studio.models import Writing
from ensemble.studio.queries.shared import opened
from ensemble.studio.updates import ROOT
from ensemble.studio.writing_room import UPDATE, WRITING


def merge_words(writing: Writing, base: str, words: str, *, by: Member) -> None:
    """Change the text as somebody changed `base` into `words`. Others' changes stay.

    A change like any other: it needs no history of its own.
    """
    base = as_typed(base)
    edits = edits_between(base, as_typed(words))
    if not edits:
        return
    with opened(writing) as shared:
        now, state, all_of_it = shared.words, shared.doc.get_state(), shared.doc.get_update()
    update = _as_update(carried_over(edits, base, now), now, state, all_of_it)
    write_into(writing, update, by=by)
    live.tell(WRITING, writing.key, bytes([UPDATE]) + update)


def _as_update(edits: list[Edit], now: str, state: bytes, all_of_it: bytes) -> bytes:
    # A number of its own, as large as those of browsers.
    doc: Doc[Text] = Doc(client_id=secrets.randbits(32))
    text = doc.get(ROOT.decode(), type=Text)
    doc.apply_update(all_of_it)
    with doc.transaction():
        for edit in edits:
            start = len(now[: edit.start].encode())
            end = start + len(now[edit.start : edit.start + edit.removed].encode())
            if end > start:
                del text[start:end]
            if edit.words:
                text.insert(start, edit.words)
    return doc.get_update(state)

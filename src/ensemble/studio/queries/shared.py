"""Shared texts as they stand: made from what is written down, and kept at hand while in use.

What is at hand is only a copy of the rows. Whoever looks brings it up to date first, and whoever
changes it does so holding the row of its writing, in one process or in many.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pycrdt import Doc, Text

from ensemble.studio.ink import Runs, written
from ensemble.studio.models import Pen, Writing
from ensemble.studio.queries.each_stroke import written_since
from ensemble.studio.updates import ROOT, read_state

KEPT = 100


class Shared:
    """One shared text: its document, whose hand wrote what, and up to which change."""

    def __init__(self, writing: Writing) -> None:
        self.number, self.upto, self.unfolded = writing.pk, writing.folded_to, 0
        self.doc: Doc[Any] = Doc()
        self.text = self.doc.get(ROOT.decode(), type=Text)
        self.pens: dict[int, int] = {}
        self.ink: Runs = []
        if writing.state:
            self.doc.apply_update(bytes(writing.state))
        self.ink = [list(run) for run in writing.ink]
        self._hand = 0
        self._watch: Any = self.text.observe(self._note)

    @property
    def words(self) -> str:
        return str(self.text)

    @property
    def known(self) -> dict[int, int]:
        """How much of what each client inserted is here."""
        return read_state(self.doc.get_state())

    def take(self, update: bytes, hand: int) -> None:
        """Take in an update by one hand. Raises whatever the library finds wrong with it."""
        self._hand = hand
        self.doc.apply_update(update)

    def catch_up(self) -> None:
        """Take in what was written down since."""
        for number, member, update in written_since(self.number, self.upto):
            self.take(bytes(update), member)
            self.note(number)

    def note(self, number: int) -> None:
        """Remember that what was taken in last is written down, as this change."""
        self.upto, self.unfolded = number, self.unfolded + 1

    def owner_of(self, client: int) -> int | None:
        """Return the id of the member who writes under this number."""
        if client not in self.pens:
            pens = Pen.objects.filter(writing_id=self.number)
            self.pens = dict(pens.values_list("client", "member_id"))
        return self.pens.get(client)

    def _note(self, event: Any) -> None:
        self.ink = written(self.ink, event.delta, self._hand)


_shared: OrderedDict[str, Shared] = OrderedDict()
_door = threading.RLock()


@contextmanager
def opened(writing: Writing) -> Iterator[Shared]:
    """Open a shared text as it stands now. If anything goes wrong inside, it is made anew."""
    with _door:
        shared = _shared.pop(writing.key, None)
        if shared is None or shared.upto < writing.folded_to:
            shared = Shared(writing)
        shared.catch_up()
        yield shared
        _shared[writing.key] = shared
        while len(_shared) > KEPT:
            _shared.popitem(last=False)


def forget(writing: Writing) -> None:
    """Make it anew next time: what is at hand may never have been written down."""
    with _door:
        _shared.pop(writing.key, None)


def words_of(writing: Writing) -> str:
    """Return the words of a text, as they stand."""
    with opened(writing) as shared:
        return shared.words

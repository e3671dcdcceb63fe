"""Shared texts for tests, and pages that write in them."""

from typing import Any

from pycrdt import Doc, Text

from ensemble.people.models import Member
from ensemble.studio.actions.come_in import come_in_to_write
from ensemble.studio.actions.let_in import let_in_by_link
from ensemble.studio.actions.open_writing import open_writing
from ensemble.studio.actions.write import write_into
from ensemble.studio.models import Writing


def shared_text(founder: Member, *others: Member, **facts: Any) -> Writing:
    """Return an open text of these writers."""
    writing = open_writing(by=founder, title=facts.pop("title", "Kettle song"), **facts)
    opening = let_in_by_link(writing, by=founder)
    for other in others:
        come_in_to_write(opening, by=other)
    return writing


class Page:
    """What a browser holds of a shared text."""

    def __init__(self, writing: Writing, member: Member, client: int) -> None:
        self.writing, self.member = writing, member
        self.doc: Doc[Text] = Doc(client_id=client)
        self.text = self.doc.get("words", type=Text)

    def typed(self, words: str, at: int = 0) -> bytes:
        """Type something (`at` in bytes); return the update."""
        before = self.doc.get_state()
        self.text.insert(at, words)
        return self.doc.get_update(before)

    def erased(self, start: int, end: int) -> bytes:
        """Erase something; return the update."""
        before = self.doc.get_state()
        del self.text[start:end]
        return self.doc.get_update(before)

    def send(self, update: bytes) -> None:
        """Send an update, and be told that it is kept."""
        write_into(self.writing, update, by=self.member)

"""Writing into a shared text."""

from typing import Any

import pytest
from pycrdt import Doc, Map, Text

from ensemble.foundation.refusal import NotYours, Refused
from ensemble.people.models import Member
from ensemble.studio.actions import write
from ensemble.studio.actions.close_writing import close_writing
from ensemble.studio.models import Keystroke, Pen, Writing
from ensemble.studio.queries.shared import forget, opened, words_of
from ensemble.studio.queries.writers import hands_of, ink_of
from tests.builders.writings import Page, shared_text


def test_what_was_kept_is_read_from_the_rows_alone(ada: Member, ben: Member) -> None:
    writing = shared_text(ada, ben)
    hers, his = Page(writing, ada, 1), Page(writing, ben, 2)
    update = hers.typed("The kettle 😀 hums.")
    hers.send(update)
    his.doc.apply_update(update)
    his.send(his.typed("Listen. "))
    his.send(his.erased(8, 11))
    assert words_of(writing) == "Listen.  kettle 😀 hums."
    forget(writing)
    assert words_of(writing) == "Listen.  kettle 😀 hums."
    words, ink = ink_of(writing)
    assert ink == [[ben.pk, 8], [ada.pk, len(words.encode()) - 8]]
    assert hands_of(writing) == [ada, ben]


def test_sending_twice_changes_nothing(ada: Member) -> None:
    writing = shared_text(ada)
    page = Page(writing, ada, 1)
    update = page.typed("once")
    page.send(update)
    page.send(update)
    assert words_of(writing) == "once"
    forget(writing)
    assert ink_of(writing) == ("once", [[ada.pk, 4]])


def test_many_changes_are_folded_into_one(ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "FOLD", 5)
    writing = shared_text(ada, words="Begin.")
    page = Page(writing, ada, 9)
    for letter in "abcdefgh":
        page.send(page.typed(letter))
    assert Keystroke.objects.filter(writing=writing).count() < 5
    before = ink_of(writing)
    assert {*before[0]} >= {*"abcdefgh", *"Begin."}
    forget(writing)
    assert ink_of(Writing.objects.get(pk=writing.pk)) == before


def test_nobody_writes_under_anothers_number(ada: Member, ben: Member) -> None:
    writing = shared_text(ada, ben)
    hers = Page(writing, ada, 5)
    hers.send(hers.typed("mine"))
    forged = Page(writing, ben, 5)
    with pytest.raises(NotYours):
        forged.send(forged.typed("forged"))
    assert words_of(writing) == "mine"
    assert Pen.objects.get(writing=writing, client=5).member == ada


def test_what_follows_something_missing_is_not_kept(ada: Member) -> None:
    writing = shared_text(ada)
    page = Page(writing, ada, 5)
    lost, late = page.typed("one"), page.typed("two", 3)
    with pytest.raises(Refused, match="missing"):
        page.send(late)
    other = Page(writing, ada, 6)
    other.doc.apply_update(lost)
    with pytest.raises(Refused, match="missing"):
        other.send(other.typed("after what is not there", 3))
    assert not Keystroke.objects.exists()
    page.send(lost)
    page.send(late)
    assert words_of(writing) == "onetwo"


def test_poison_is_refused_and_the_text_goes_on(ada: Member) -> None:
    writing = shared_text(ada)
    page = Page(writing, ada, 1)
    page.send(page.typed("well"))
    other: Doc[Any] = Doc()
    other["words"] = Map({"a": Text("tree")})
    for poison in (
        b"",
        b"\x01\xff\xff\xff\xff\x0f\x00",
        b"\x01\x01\x05\x00\x1f\x01",
        other.get_update(),
    ):
        with pytest.raises(Refused):
            page.send(poison)
    page.send(page.typed("all is "))
    assert words_of(writing) == "all is well"


def test_a_panic_of_the_library_is_a_refusal(ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    writing = shared_text(ada)
    page = Page(writing, ada, 1)
    page.send(page.typed("before "))
    with opened(writing) as shared:

        def panic(update: bytes, hand: int) -> None:
            raise PanicException

        monkeypatch.setattr(shared, "take", panic)
    with pytest.raises(Refused):
        page.send(page.typed("never", 7))
    late = Page(writing, ada, 2)
    late.send(late.typed("after "))
    assert sorted(words_of(writing).split()) == ["after", "before"]


def test_a_closed_text_takes_nothing(ada: Member) -> None:
    writing = shared_text(ada)
    close_writing(writing, by=ada)
    page = Page(writing, ada, 1)
    with pytest.raises(Refused, match="closed"):
        page.send(page.typed("late"))

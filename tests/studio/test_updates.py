"""What is inside an update of a shared text."""

import random
from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text

from ensemble.studio.updates import NotOurs, Stretch, read_state, read_update


def _doc(client: int = 7) -> tuple["Doc[Text]", Text]:
    doc: Doc[Text] = Doc(client_id=client)
    return doc, doc.get("words", type=Text)


def test_it_tells_who_inserted_what_and_whether_something_was_deleted() -> None:
    doc, text = _doc()
    text += "Grüße 😀"
    before = doc.get_state()
    assert read_update(doc.get_update()).stretches == [Stretch(7, 0, 8)]
    text.insert(0, "ab")
    del text[0:1]
    reading = read_update(doc.get_update(before))
    assert reading.stretches == [Stretch(7, 8, 10)]
    assert reading.deletes
    assert read_state(doc.get_state()) == {7: 10}
    assert read_update(b"\0\0").stretches == []


def test_nothing_but_characters_in_the_words_is_ours() -> None:
    doc: Doc[Any] = Doc()
    doc["words"] = Text("plain")
    for name, thing in (("other", Text("a")), ("map", Map({"a": 1})), ("list", Array([1]))):
        before = doc.get_state()
        doc[name] = thing
        with pytest.raises(NotOurs):
            read_update(doc.get_update(before))
    before = doc.get_state()
    doc.get("words", type=Text).format(0, 3, {"bold": True})
    with pytest.raises(NotOurs):
        read_update(doc.get_update(before))


def test_noise_is_refused_and_never_more() -> None:
    doc, text = _doc()
    text += "some words to spoil"
    good, dice = doc.get_update(), random.Random(4)
    for _round in range(2000):
        spoiled = bytearray(good)
        for _change in range(dice.randint(1, 4)):
            spoiled[dice.randrange(len(spoiled))] = dice.randrange(256)
        cut = bytes(spoiled[: dice.randint(1, len(spoiled))])
        for content in (bytes(spoiled), cut, good + b"\0"):
            try:
                read_update(content)
            except NotOurs:
                continue
    with pytest.raises(NotOurs):
        read_update(good + b"\0")
    with pytest.raises(NotOurs):
        read_state(b"\xff" * 20)

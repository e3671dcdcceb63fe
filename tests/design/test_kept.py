from dataclasses import dataclass, replace
from typing import Any

from django.template import engines
from django.utils import translation

from ensemble.design.kept import MOST, _cards


@dataclass(frozen=True)
class Shown:
    face: object
    title: str = "A riff"
    url: str = "/pieces/one"
    medium: str = "audio"
    byline: tuple[tuple[str, str], ...] = (("Ada", "/people/a"),)
    built_on: tuple[tuple[str, str], ...] = ()
    envelope: tuple[float, ...] = (0.5,)


class Face:
    pass


def draw(piece: Any, **options: Any) -> str:
    source = (
        '{% from "design/parts/piece.html" import piece_card %}{{ piece_card(piece, **options) }}'
    )
    return str(
        engines["jinja2"].from_string(source).render({"piece": piece, "options": options})
    ).strip()


def test_a_card_is_drawn_once() -> None:
    piece = Shown(Face())
    before = len(_cards)
    assert draw(piece) == draw(replace(piece))
    assert len(_cards) == before + 1


def test_a_card_that_shows_something_else_is_drawn_again() -> None:
    piece = Shown(Face())
    assert "Another" in draw(piece) + draw(replace(piece, title="Another"))
    assert "Ben" in draw(replace(piece, byline=(("Ben", "/people/b"),)))
    assert "Built on" in draw(replace(piece, built_on=(("A seed", "/pieces/seed"),)))
    assert "newest" in draw(piece, because="newest")
    assert "<h2" in draw(piece, level=2)
    assert "M1" in draw(replace(piece, face=Face(), envelope=(0.1,)))
    assert draw(piece) != draw(replace(piece, face=Face(), envelope=(0.1,)))


def test_a_card_is_kept_for_each_language() -> None:
    piece, before = Shown(Face()), len(_cards)
    for language in ("en", "de"):
        with translation.override(language):
            draw(piece)
    assert len(_cards) == before + 2


def test_no_more_cards_are_kept_than_fit() -> None:
    for number in range(MOST + 5):
        if number < 3 or number > MOST:
            draw(Shown(Face()))
    assert len(_cards) <= MOST

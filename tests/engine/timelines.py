"""Any timeline there can be, for tests that say “whatever it holds”."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from hypothesis import strategies as st

from ensemble.engine.timeline import (
    Area,
    Caption,
    Cell,
    Clip,
    CreditsRoll,
    Duck,
    Gap,
    Item,
    Layout,
    LowerThird,
    Media,
    Move,
    Section,
    Still,
    Timeline,
    Title,
    Track,
    Transition,
    Unplayable,
)

Kind = Literal["audio", "video", "image"]
FOLDER = Path("papers")
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
LASTS = st.one_of(
    st.fractions(min_value=Fraction(1, 200), max_value=40, max_denominator=96_000),
    st.integers(1, 900).map(lambda frames: Fraction(frames, 30)),
    st.integers(1, 900).map(lambda frames: Fraction(frames * 1001, 30_000)),
)
MOMENTS = st.one_of(st.just(Fraction(0)), LASTS)
KINDS: tuple[tuple[Kind, str], ...] = (("video", ".mp4"), ("image", ".jpg"), ("audio", ".flac"))
LEVELS = st.floats(-60, 12, allow_nan=False)
FILMS, PHOTOS, SOUNDS = (
    st.sampled_from([Media(f"{of} {name}", FOLDER / f"media/{name}{suffix}", of) for name in "aä%"])
    for of, suffix in KINDS
)


def kept(make: Callable[..., Any], **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values made of parts, without those that can never be right."""
    return st.fixed_dictionaries(parts).map(lambda given: _made(make, given)).filter(_is_made)


def _made(make: Callable[..., Any], given: dict[str, Any]) -> Any:
    try:
        return make(**given)
    except Unplayable:
        return None


def _is_made(value: object) -> bool:
    return value is not None


def clips(
    sources: st.SearchStrategy[Media], *, loops: st.SearchStrategy[Fraction | None]
) -> st.SearchStrategy[Clip]:
    return kept(
        Clip,
        source=sources,
        duration=LASTS,
        start=MOMENTS,
        gain_db=LEVELS,
        fade_in=st.just(Fraction(0)) | st.just(Fraction(1, 300)),
        muted=st.booleans(),
        loop=loops,
    )


AREAS = kept(
    Area,
    left=st.fractions(0, 1, max_denominator=20),
    width=st.fractions(Fraction(1, 20), 1, max_denominator=20),
)
STILLS = kept(
    Still,
    source=PHOTOS,
    duration=LASTS,
    fit=st.sampled_from(["whole", "fill"]),
    move=st.none() | st.builds(Move, AREAS, AREAS),
)
CELLS = st.builds(Cell, clips(FILMS, loops=st.none()) | STILLS, WORDS)
SECTIONS = st.builds(Section, WORDS, st.lists(WORDS, max_size=3).map(tuple))
SEEN: st.SearchStrategy[Any] = st.one_of(
    clips(FILMS, loops=st.none()),
    STILLS,
    kept(
        Layout,
        cells=st.lists(CELLS, min_size=1, max_size=3).map(tuple),
        duration=LASTS.map(lambda lasts: lasts + 40),
        kind=st.sampled_from(["wall", "beside", "inset"]),
    ),
    kept(Title, text=WORDS, duration=LASTS, subtitle=WORDS),
    kept(Gap, duration=LASTS),
    kept(
        CreditsRoll,
        sections=st.lists(SECTIONS, max_size=2).map(tuple),
        duration=LASTS,
        title=WORDS,
        thanks=st.lists(WORDS, max_size=2).map(tuple),
        style=st.sampled_from(["roll", "cards"]),
    ),
)
HEARD: st.SearchStrategy[Any] = clips(SOUNDS | FILMS, loops=st.none() | LASTS) | kept(
    Gap, duration=LASTS
)
JOINS = st.builds(Transition, LASTS, st.sampled_from(["dip", "paper", "crossfade", "wipe-left"]))
DUCKS = st.none() | st.builds(Duck, st.just("voice"), st.floats(0, 60))
OVERLAYS = kept(LowerThird, text=WORDS, start=MOMENTS, duration=LASTS, subtitle=WORDS)


@st.composite
def tracks(draw: st.DrawFn, kind: str, items: st.SearchStrategy[Any]) -> Track:
    """Items that follow each other, some at a place of their own, some joined."""
    made: list[Item] = []
    for item in draw(st.lists(items, max_size=4)):
        made = draw(st.sampled_from(_ways(kind, made, item, draw(JOINS), draw(MOMENTS))))
    about = draw(
        st.fixed_dictionaries(
            {"gain_db": LEVELS, "pan": st.floats(-1, 1), "name": WORDS, "duck": DUCKS}
        )
    )
    return Track(kind, tuple(made), muted=draw(st.booleans()), **about)  # type: ignore[arg-type]


def _ways(
    kind: str, before: list[Item], item: Any, join: Transition, later: Fraction
) -> list[list[Item]]:
    """The ways in which an item can follow what is there."""
    end = Timeline((Track(kind, tuple(before)),)).duration  # type: ignore[arg-type]
    early = -later / 2 if kind == "sound" and not before else Fraction(0)
    fields = {name: getattr(item, name) for name in item.__dataclass_fields__}
    placed = type(item)(**{**fields, "offset": end + later if before else later + early})
    early_one = type(item)(**{**fields, "offset": early})
    tried = [before, [*before, item], [*before, placed], [*before, join, item]]
    if not before:
        tried.append([early_one])
    return [way for way in tried if _is_made(_made(Track, {"kind": kind, "items": tuple(way)}))]


def timelines() -> st.SearchStrategy[Timeline]:
    """One picture track and up to two of sound, all in `FOLDER`."""
    captions = kept(Caption, text=WORDS, start=MOMENTS, duration=LASTS)
    return st.builds(
        lambda picture, sound, **about: Timeline((*picture, *sound), **about),
        st.lists(tracks("picture", SEEN), max_size=1),
        st.lists(tracks("sound", HEARD), max_size=2),
        format=st.sampled_from(["landscape", "portrait", "square"]),
        captions=st.lists(captions, max_size=2).map(tuple),
        captions_burnt=st.booleans(),
        overlays=st.lists(OVERLAYS, max_size=2).map(tuple),
    )

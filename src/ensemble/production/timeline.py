"""A cut in the engine's words."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ensemble.engine.timeline import (
    Clip,
    CreditsRoll,
    Item,
    Section,
    Still,
    Timeline,
    Title,
    Track,
)
from ensemble.pieces.models import Revision
from ensemble.production.models import Cut, Shot
from ensemble.production.queries.spoken import Heard, captions_heard
from ensemble.production.roll import Roll
from ensemble.studio.timeline import lasting, media_of

TITLE_LASTS = Fraction(3)
SHORTEST_ROLL, SECONDS_A_LINE = 6, Fraction(9, 10)


def timeline_of(cut: Cut, roll: Roll) -> Timeline:
    """Return a cut as a picture track with a title and the credits, and its bed as sound."""
    kin = ("revision__piece", "revision__media")
    shots = list(cut.shots.select_related(*kin).order_by("position"))
    shown = [_item(shot) for shot in shots]
    items: list[Item] = [Title(cut.title, TITLE_LASTS, subtitle=cut.subtitle), *shown]
    items.append(credits_of(roll, cut.title))
    picture = Track("picture", tuple(items), name="film")
    heard = list(_heard(shots, shown))
    if cut.bed is None:
        return Timeline((picture,), captions=captions_heard(heard))
    bed = _bed(cut.bed, cut.bed_gain_db, Timeline((picture,)).duration)
    heard.append((cut.bed, Fraction(0), Fraction(0), lasting(cut.bed)))
    return Timeline((picture, bed), captions=captions_heard(heard))


def credits_of(roll: Roll, title: str) -> CreditsRoll:
    """Return the end credits, as long as their lines need."""
    sections = tuple(
        Section(str(section.label), tuple(person.name for person in section.people))
        for section in roll.sections
    )
    thanks = tuple(f"{line.person.name}: {line.words}" for line in roll.thanks)
    room = tuple(person.name for person in roll.room)
    lines = sum(len(section.names) + 2 for section in sections) + len(thanks) + len(room)
    lasts = max(Fraction(SHORTEST_ROLL), lines * SECONDS_A_LINE)
    return CreditsRoll(sections, lasts, title=title, thanks=thanks, room=room)


def _item(shot: Shot) -> Clip | Still | Title:
    revision, medium = shot.revision, shot.revision.piece.medium
    held = Fraction(shot.lasts_ms or 0, 1000)
    if medium == "text":
        return Title(revision.words, held)
    if medium == "image":
        return Still(media_of(revision), held)
    start = Fraction(shot.starts_ms, 1000)
    rest = lasting(revision) - start
    return Clip(
        media_of(revision), min(held, rest) if held else rest, start=start, gain_db=shot.gain_db
    )


def _heard(shots: Sequence[Shot], items: Sequence[Clip | Still | Title]) -> Iterator[Heard]:
    """Each film among the shots, and where it is heard."""
    at = TITLE_LASTS
    for shot, item in zip(shots, items, strict=True):
        if isinstance(item, Clip):
            yield shot.revision, item.start, at, item.duration
        at += item.duration


def _bed(revision: Revision, gain_db: float, whole: Fraction) -> Track:
    played = min(lasting(revision), whole)
    fade = min(Fraction(2), played / 4)
    clip = Clip(media_of(revision), played, offset=Fraction(0), fade_in=fade / 4, fade_out=fade)
    return Track("sound", (clip,), gain_db=gain_db, name="bed")

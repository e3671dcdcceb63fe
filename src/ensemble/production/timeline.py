"""A cut in the engine's words."""

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
from ensemble.production.roll import Roll
from ensemble.studio.timeline import lasting, media_of

TITLE_LASTS = Fraction(3)
SHORTEST_ROLL, SECONDS_A_LINE = 6, Fraction(9, 10)


def timeline_of(cut: Cut, roll: Roll) -> Timeline:
    """Return a cut as a picture track with a title and the credits, and its bed as sound."""
    shots = cut.shots.select_related("revision__piece", "revision__media").order_by("position")
    items: list[Item] = [Title(cut.title, TITLE_LASTS, subtitle=cut.subtitle)]
    items += [_item(shot) for shot in shots]
    items.append(credits_of(roll, cut.title))
    picture = Track("picture", tuple(items), name="film")
    if cut.bed is None:
        return Timeline((picture,))
    whole = Timeline((picture,)).duration
    return Timeline((picture, _bed(cut.bed, cut.bed_gain_db, whole)))


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


def _bed(revision: Revision, gain_db: float, whole: Fraction) -> Track:
    played = min(lasting(revision), whole)
    fade = min(Fraction(2), played / 4)
    clip = Clip(media_of(revision), played, offset=Fraction(0), fade_in=fade / 4, fade_out=fade)
    return Track("sound", (clip,), gain_db=gain_db, name="bed")

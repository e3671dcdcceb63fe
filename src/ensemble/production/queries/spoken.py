"""What is said in the pieces of a film, and when it is heard there."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ensemble.engine.timeline import Caption
from ensemble.pieces.models import Captions, Revision

# A piece from its moment `start` on, heard in the film from `at` for `lasts` seconds.
Heard = tuple[Revision, Fraction, Fraction, Fraction]
# What would be shown for less is left out: nobody reads it.
LEAST = Fraction(1, 5)


def captions_heard(heard: Iterable[Heard]) -> tuple[Caption, ...]:
    """Return the lines of all these pieces that are heard, where the film has them."""
    spans = list(heard)
    rows = Captions.objects.filter(revision__in=[revision.pk for revision, *_span in spans])
    known = {row.revision_id: row for row in rows}
    found = [
        line
        for revision, start, at, lasts in spans
        if revision.pk in known
        for line in _moved(known[revision.pk], start, at, lasts)
    ]
    return tuple(sorted(found, key=lambda line: (line.start, line.duration)))


def _moved(captions: Captions, start: Fraction, at: Fraction, lasts: Fraction) -> Iterator[Caption]:
    for cue in captions.cues:
        begins = max(Fraction(cue.start_ms, 1000), start)
        ends = min(Fraction(cue.end_ms, 1000), start + lasts)
        if ends - begins >= LEAST:
            yield Caption(cue.words, at + begins - start, ends - begins)

"""Where a film's clip stands in the sound beside it, and with it where the film begins."""

import pytest

from ensemble.people.models import Member
from ensemble.studio.models import Take
from tests.builders.pieces import poem

RAW_AT = -1_000


@pytest.mark.parametrize(
    ("begins", "found", "then"),
    # Whole films move with their clip; what was left out stays so; none begins before its clip.
    [(50, 80, 80), (90, 80, 90), (70, 80, 80)],
)
def test_a_film_begins_where_its_clip_is_heard(
    ada: Member, begins: int, found: int, then: int
) -> None:
    take = Take.objects.create(
        revision=poem(ada, "Film").newest,
        clip_at=50,
        trim_start=begins,
        offset_samples=RAW_AT + begins,
    )
    for _twice in range(2):
        take.stand_in_sound(found)
        take.refresh_from_db()
        assert (take.clip_at, take.trim_start, take.offset_samples) == (found, then, RAW_AT + then)

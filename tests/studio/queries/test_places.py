"""Where takes belong."""

from ensemble.people.models import Member
from ensemble.studio.queries import place_of, places_of
from tests.builders import studio
from tests.builders.pieces import current, poem


def test_a_take_knows_its_place_and_a_bare_piece_has_none(ada: Member) -> None:
    early, late = studio.take(ada, offset_samples=-480), studio.take(ada, offset_samples=96_000)
    bare = current(poem(ada))
    assert place_of(early.revision) == -480
    assert place_of(bare) is None
    assert places_of([early.revision, late.revision, bare]) == {
        early.revision_id: -480,
        late.revision_id: 96_000,
    }

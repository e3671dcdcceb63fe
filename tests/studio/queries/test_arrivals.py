"""What a recording that came from elsewhere is heard against."""

from pathlib import Path

from ensemble.people.models import Member
from ensemble.projects.actions.offer import offer_piece
from ensemble.studio.queries.arrivals import sounds_of_guide
from tests.builders import media, takes


def test_in_a_chain_an_answer_is_heard_against_the_one_before_it(
    ada: Member, ben: Member, tmp_path: Path
) -> None:
    drums, bass, voice = (media.shown(by, tmp_path) for by in (ada, ben, ada))
    call = takes.call(ada, seed=drums, is_chain=True)
    first = offer_piece(bass, call, by=ben)
    second = offer_piece(voice, call, by=ada)
    heard = [sounds_of_guide(call, of=one) for one in (first, second, None)]
    assert heard == [[piece.current] for piece in (drums, bass, voice)]

"""After every offer: three ways on."""

from ensemble.people.models import Craft, Member
from ensemble.projects.complements import COMPLEMENTS
from ensemble.projects.queries.next_steps import next_steps
from tests.builders.pieces import poem
from tests.builders.projects import call, offer


def test_the_same_craft_one_beside_it_and_somebody_unheard(
    ada: Member, ben: Member, cy: Member
) -> None:
    asked = call(ada)
    call(cy, title="More lines")
    call(cy, title="Read them", craft=Craft.VOICE, medium="audio")
    poem(cy, "Nobody heard this")
    steps = next_steps(offer(asked, ben), ben)
    assert [step.words for step in steps] == [
        "More lines", "Read them", "Build on “Nobody heard this”",
    ]  # fmt: skip
    assert all(step.url.startswith("/") and step.why for step in steps)


def test_there_are_three_even_where_nothing_is_called_for(ada: Member, ben: Member) -> None:
    steps = next_steps(offer(call(ada), ben), ben)
    assert len({step.words for step in steps}) == 3


def test_nothing_for_listening_only_and_nothing_of_mine(ada: Member, ben: Member) -> None:
    poem(ada, "Listen", condition="listen")
    mine = poem(ben, "Mine")
    steps = next_steps(offer(call(ada), ben), ben)
    assert not any("Listen" in step.words or mine.title in step.words for step in steps)


def test_every_craft_has_crafts_that_go_well_with_it() -> None:
    assert set(COMPLEMENTS) == set(Craft)
    assert all(craft not in beside and len(beside) >= 3 for craft, beside in COMPLEMENTS.items())

"""The roll writes itself."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from ensemble.lineage.actions.build_on import build_on
from ensemble.people.models import Member
from ensemble.production.queries.credits import roll_of
from ensemble.projects.queries.choices import chosen_for
from tests.builders.pieces import current, poem
from tests.builders.production import book
from tests.builders.projects import project


def names(of: Member, *sources: Member) -> dict[str, list[str]]:
    below = poem(of, "song", craft="singing")
    for source in sources:
        origin = poem(source, f"by {source.name}", craft="writing")
        build_on(below, current(origin), how="sets-to-music", by=of)
    roll = roll_of(project(of), {below.pk})
    return {section.role: [person.name for person in section.people] for section in roll.sections}


def test_makers_of_makers_are_named_in_their_roles(ada: Member, ben: Member, cy: Member) -> None:
    assert names(ada, ben, cy) == {
        "producer": ["Ada"],
        "singing": ["Ada"],
        "writing": ["Ben", "Cy"],
    }


def test_a_maker_is_named_once_a_role(ada: Member, ben: Member) -> None:
    assert names(ada, ben, ben)["writing"] == ["Ben"]


def test_names_are_as_each_wishes(ada: Member, ben: Member) -> None:
    ben.credit_name = "Benedikt the Quiet"
    ben.save()
    assert names(ada, ben)["writing"] == ["Benedikt the Quiet"]


def test_more_pieces_cost_no_more_statements(ada: Member, ben: Member) -> None:
    made = project(ada)
    few = {poem(ben, str(number)).pk for number in range(2)}
    many = few | {poem(ben, str(number)).pk for number in range(20)}
    counts = []
    for used in (few, many):
        with CaptureQueriesContext(connection) as seen:
            roll_of(made, used)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 6


def test_the_craft_that_a_call_asked_for_is_the_role(ada: Member, ben: Member) -> None:
    made = book(ada, ben)
    roll = roll_of(made, {revision.piece_id for revision in chosen_for(made)})
    assert [section.role for section in roll.sections] == ["producer", "writing"]

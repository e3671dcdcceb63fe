"""Lines of thanks."""

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.production.actions.thank import thank_members
from ensemble.production.models import Thanks
from tests.builders.production import book


def test_a_line_is_kept_changed_and_taken_back(ada: Member, ben: Member) -> None:
    project = book(ada, ben)
    thank_members(project, {ben: "For the red door."}, by=ada)
    thank_members(project, {ben: "For both doors."}, by=ada)
    assert Thanks.objects.get().line == "For both doors."
    thank_members(project, {ben: " "}, by=ada)
    assert not Thanks.objects.exists()


def test_only_leaders_write_the_thanks(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="Only its leaders"):
        thank_members(book(ada, ben), {ada: "You are great."}, by=ben)


def test_a_line_that_is_too_long_costs_no_other_line(ada: Member, ben: Member, cy: Member) -> None:
    project = book(ada, ben, cy)
    with pytest.raises(Refused, match="300 letters"):
        thank_members(project, {ben: "Thank you.", cy: "x" * 301}, by=ada)
    assert not Thanks.objects.exists()

"""Every offer gets an answer with a line."""

import pytest

from ensemble.activity.models import Event, Notice
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.projects.actions.decide import decide_offer
from ensemble.projects.actions.withdraw_offer import withdraw_offer
from ensemble.projects.models import Decision, Offer
from tests.builders.projects import call, offer, used

OUTCOMES = ("used", "kept", "not-now")


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_its_maker_hears_the_answer_with_the_line(ada: Member, ben: Member, outcome: str) -> None:
    offered = offer(call(ada), ben)
    decide_offer(offered, outcome, "The hinge in line two.", by=ada)
    notice = Notice.objects.get(member=ben)
    assert notice.verb == f"offer_{outcome}".replace("-", "_")
    assert notice.facts["line"] == "The hinge in line two."
    assert notice.address == offered.address


def test_without_a_line_there_is_no_answer(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="Write a line"):
        decide_offer(offer(call(ada), ben), "used", "  ", by=ada)
    assert not Decision.objects.exists()


def test_something_else_is_no_answer(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="Choose one"):
        decide_offer(offer(call(ada), ben), "maybe", "Hm.", by=ada)


def test_only_leaders_answer(ada: Member, ben: Member, cy: Member) -> None:
    offered = offer(call(ada), ben)
    for other in (ben, cy):
        with pytest.raises(Refused, match="Only the leaders"):
            decide_offer(offered, "used", "Yes.", by=other)


def test_they_may_think_again(ada: Member, ben: Member) -> None:
    first = used(call(ada), ben, ada)
    changed = decide_offer(first.offer, "kept", "The book grew too long.", by=ada)
    assert changed.pk == first.pk
    assert changed.outcome == "kept"
    assert changed.changed_at
    assert Notice.objects.filter(member=ben).count() == 2


def test_the_same_answer_again_is_not_news(ada: Member, ben: Member) -> None:
    first = used(call(ada), ben, ada)
    decide_offer(first.offer, first.outcome, first.line, by=ada)
    assert Notice.objects.filter(member=ben).count() == 1
    assert Event.objects.filter(verb="offer_decided").count() == 1


def test_once_finished_it_stays(ada: Member, ben: Member) -> None:
    decision = used(call(ada), ben, ada)
    decision.offer.call.project.finish()
    with pytest.raises(Refused, match="finished"):
        decide_offer(decision.offer, "kept", "No.", by=ada)


def test_what_was_taken_back_gets_no_answer(ada: Member, ben: Member) -> None:
    offered = offer(call(ada), ben)
    withdraw_offer(offered, by=ben)
    with pytest.raises(Refused, match="taken back"):
        decide_offer(offered, "used", "Yes.", by=ada)


def test_terms_that_clash_by_now_are_refused(ada: Member, ben: Member, cy: Member) -> None:
    asked = call(ada)
    sold, unsold = offer(asked, ben, licence="by-sa"), offer(asked, cy, licence="by-nc")
    decide_offer(sold, "used", "Yes.", by=ada)
    with pytest.raises(Refused, match="can't be combined"):
        decide_offer(unsold, "used", "Yes.", by=ada)
    assert decide_offer(unsold, "kept", "For the next book.", by=ada)


def test_whoever_waits_longest_comes_first(ada: Member, ben: Member, cy: Member) -> None:
    asked = call(ada)
    first, second = offer(asked, ben), offer(asked, cy)
    assert list(Offer.objects.undecided()) == [first, second]

"""Calls are added, changed and closed by leaders."""

from dataclasses import replace

import pytest

from ensemble.activity.models import Notice
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Medium
from ensemble.projects.actions.add_call import add_call
from ensemble.projects.actions.claim import claim_call
from ensemble.projects.actions.close_call import close_call
from ensemble.projects.actions.edit_call import edit_call
from ensemble.projects.actions.guide import guide_call
from ensemble.projects.models import Call
from tests.builders.pieces import draft_poem, poem
from tests.builders.projects import LINES, call, offer, project


def test_a_leader_adds_a_call_after_the_others(ada: Member) -> None:
    added = add_call(project(ada), LINES, by=ada)
    assert added.position == 1
    assert added.is_open


def test_a_stranger_adds_none(ada: Member, cy: Member) -> None:
    with pytest.raises(Refused, match="Only the leaders"):
        add_call(project(ada), LINES, by=cy)


def test_what_anyone_may_answer_takes_ten_minutes_at_most(ada: Member) -> None:
    with pytest.raises(Refused, match="ten minutes"):
        call(ada, minutes=11)
    assert call(ada, minutes=30, level="some").minutes == 30


def test_more_than_one_sitting_is_refused(ada: Member) -> None:
    with pytest.raises(Refused, match="one sitting"):
        call(ada, minutes=90, level="skilled")


def test_only_calls_made_of_words_need_a_language(ada: Member) -> None:
    drums = replace(LINES, craft=Craft.DRUMS, medium=Medium.AUDIO)
    spoken, played = project(ada, language="de", wishes=(LINES, drums)).calls.order_by("position")
    assert (spoken.language, played.language) == ("de", "")


def test_more_places_pass_to_those_in_line(ada: Member, ben: Member, cy: Member) -> None:
    one = call(ada, wanted=1)
    claim_call(one, by=ben)
    waiting = claim_call(one, by=cy)
    edit_call(one, replace(LINES, wanted=2), deadline=one.deadline, by=ada)
    waiting.refresh_from_db()
    assert waiting.place == 2


def test_the_medium_stays_once_somebody_answered(ada: Member, ben: Member) -> None:
    answered = call(ada)
    offer(answered, ben)
    with pytest.raises(Refused, match="answered this call"):
        edit_call(answered, replace(LINES, medium=Medium.AUDIO), deadline=None, by=ada)


def test_who_holds_a_place_hears_that_a_call_is_closed(ada: Member, ben: Member) -> None:
    held = call(ada)
    claim = claim_call(held, by=ben)
    close_call(held, by=ada)
    claim.refresh_from_db()
    assert claim.ended_at
    assert not Call.objects.open().exists()
    assert Notice.objects.filter(member=ben, verb="call_closed").exists()


def test_a_stranger_closes_none(ada: Member, cy: Member) -> None:
    with pytest.raises(Refused):
        close_call(call(ada), by=cy)


def test_a_guide_is_kept_once(ada: Member, ben: Member) -> None:
    guided, piece = call(ada), poem(ben)
    assert guide_call(guided, piece, by=ada) == guide_call(guided, piece, by=ada)


def test_a_draft_of_somebody_else_guides_nothing(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused):
        guide_call(call(ada), draft_poem(ben), by=ada)

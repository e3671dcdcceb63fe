"""Words of a turn before they are passed on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ensemble.foundation.refusal import NotYours, Refused
from ensemble.people.models import Member
from ensemble.studio.actions.keep_turn import keep_turn
from ensemble.studio.actions.pass_turn import pass_turn
from ensemble.studio.actions.take_turn import take_turn
from ensemble.studio.models import Turn, WrittenElsewhere
from ensemble.studio.queries.sheet import sheet_of
from ensemble.studio.queries.writers import hands_of, ink_of
from tests.builders.writings import shared_text


def test_what_is_typed_is_kept_for_its_writer_alone(ada: Member, ben: Member) -> None:
    writing = shared_text(ada, ben, way="turns")
    turn = take_turn(writing, by=ada)
    keep_turn(turn, "A line\r\nnot yet done", base="", by=ada)
    assert sheet_of(writing, ada)["mine"].words == "A line\nnot yet done"
    seen = sheet_of(writing, ben)
    assert (seen["mine"], seen["left"], seen["last_line"]) == (None, "", "")
    assert (hands_of(writing), ink_of(writing)) == ([], ("", []))
    with pytest.raises(NotYours):
        keep_turn(turn, "Mine", base="", by=ben)
    with pytest.raises(Refused, match="long for one turn"):
        keep_turn(turn, "x" * (Turn.LONGEST + 1), base="", by=ada)


def test_what_was_passed_on_is_never_written_over(ada: Member, ben: Member) -> None:
    writing = shared_text(ada, ben, way="turns")
    turn = take_turn(writing, by=ada)
    pass_turn(turn, "Done.", base="", by=ada)
    with pytest.raises(Refused, match="Your turn is over"):
        keep_turn(turn, "Half of it", base="", by=ada)
    turn.refresh_from_db()
    assert turn.words == "Done."
    assert sheet_of(writing, ada)["left"] == ""


def test_words_that_were_left_come_back_with_the_next_turn(ada: Member, ben: Member) -> None:
    writing = shared_text(ada, ben, way="turns")
    turn = take_turn(writing, by=ada)
    pass_turn(turn, "Not good enough yet", base="", by=ada, leaves=True)
    his = take_turn(writing, by=ben)
    assert his.words == ""
    keep_turn(his, "His own", base="", by=ben)
    Turn.objects.filter(pk=his.pk).update(ends_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="Your turn is over"):
        keep_turn(his, "Too late", base="", by=ben)
    assert sheet_of(writing, ben)["left"] == "His own"
    hers = take_turn(writing, by=ada)
    assert hers.words == "Not good enough yet"
    pass_turn(hers, hers.words, base=hers.words, by=ada)
    assert take_turn(writing, by=ben).words == "His own"


def test_a_second_window_writes_over_nothing(ada: Member, ben: Member) -> None:
    writing = shared_text(ada, ben, way="turns")
    turn = take_turn(writing, by=ada)
    keep_turn(turn, "A kettle", base="", by=ada)
    keep_turn(turn, "A kettle sings.", base="A kettle", by=ada)
    with pytest.raises(WrittenElsewhere) as met:
        keep_turn(turn, "My kettle", base="A kettle", by=ada)
    assert (met.value.held, met.value.both) == ("A kettle sings.", "My kettle sings.")
    with pytest.raises(WrittenElsewhere):
        pass_turn(turn, "My kettle", base="A kettle", by=ada)
    turn.refresh_from_db()
    assert turn.words == "A kettle sings."
    keep_turn(turn, met.value.both, base=met.value.held, by=ada)
    keep_turn(turn, met.value.both, base="A kettle", by=ada)


def test_a_page_that_heard_no_answer_goes_on(ada: Member, ben: Member) -> None:
    turn = take_turn(shared_text(ada, ben, way="turns"), by=ada)
    keep_turn(turn, "A kettle", base="", by=ada)
    keep_turn(turn, "A kettle sings", base="", by=ada)
    keep_turn(turn, "A kettle softly sings", base="", by=ada)
    pass_turn(turn, "A kettle softly sings.", base="A kettle", by=ada)
    turn.refresh_from_db()
    assert turn.words == "A kettle softly sings."


def test_what_a_second_window_took_out_stays_out(ada: Member, ben: Member) -> None:
    turn = take_turn(shared_text(ada, ben, way="turns"), by=ada)
    keep_turn(turn, "A kettle sings", base="", by=ada)
    keep_turn(turn, "A kettle", base="A kettle sings", by=ada)
    with pytest.raises(WrittenElsewhere) as met:
        keep_turn(turn, "A kettle sings.", base="A kettle sings", by=ada)
    assert met.value.both == "A kettle."

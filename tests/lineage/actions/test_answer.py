"""Answering somebody who asked to build on a piece."""

import pytest

from ensemble.activity.models import Notice
from ensemble.foundation.refusal import Refused
from ensemble.lineage.actions.answer import answer_request
from ensemble.lineage.actions.build_on import build_on
from ensemble.people.models import Member
from tests.builders.pieces import current, draft_poem, poem


def test_the_maker_answers_the_request(ada: Member, ben: Member, cy: Member) -> None:
    origin = poem(ada, condition="ask")
    source = build_on(draft_poem(ben), current(origin), how="performs", by=ben)
    with pytest.raises(Refused, match="Only its maker"):
        answer_request(source, yes=True, by=cy)
    answer_request(source, yes=False, by=ada)
    assert source.refused_at is not None
    answer_request(source, yes=True, by=ada)
    assert source.agreed_at is not None
    with pytest.raises(Refused, match="You said yes"):
        answer_request(source, yes=False, by=ada)
    assert Notice.objects.filter(member=ben, verb="build_agreed").exists()

"""A piece is offered to a call."""

import pytest

from ensemble.activity.models import Notice
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Circle, Member, Membership
from ensemble.projects.actions.claim import claim_call
from ensemble.projects.actions.lose import lose_offers
from ensemble.projects.actions.offer import offer_piece
from ensemble.projects.actions.withdraw_offer import withdraw_offer
from ensemble.projects.models import Offer
from tests.builders.pieces import draft_poem, poem
from tests.builders.projects import call, offer, used


def test_a_leader_hears_of_it_and_the_project_stirs(ada: Member, ben: Member) -> None:
    asked = call(ada)
    before = asked.project.stirred_at
    offered = offer(asked, ben)
    asked.refresh_from_db()
    asked.project.refresh_from_db()
    assert offered.revision == offered.piece.current
    assert Notice.objects.filter(member=ada, verb="piece_offered").exists()
    assert asked.answered == 1
    assert asked.project.stirred_at > before


def test_a_piece_that_still_waits_to_be_looked_at_may_be_offered(ada: Member, ben: Member) -> None:
    held = draft_poem(ben)
    held.publish()
    offered = offer_piece(held, call(ada), by=ben)
    assert not Offer.objects.standing().exists()
    assert Offer.objects.counting().get() == offered


def test_it_ends_a_claim_and_passes_the_place_on(ada: Member, ben: Member, cy: Member) -> None:
    one = call(ada, wanted=1)
    mine, waiting = claim_call(one, by=ben), claim_call(one, by=cy)
    offer(one, ben)
    mine.refresh_from_db()
    waiting.refresh_from_db()
    assert mine.ended_at
    assert waiting.place == 1


def test_offering_twice_is_once(ada: Member, ben: Member) -> None:
    asked, piece = call(ada), poem(ben)
    assert offer_piece(piece, asked, by=ben) == offer_piece(piece, asked, by=ben)
    asked.refresh_from_db()
    assert asked.answered == 1


def test_a_piece_of_somebody_else_is_refused(ada: Member, ben: Member, cy: Member) -> None:
    with pytest.raises(Refused, match="made yourself"):
        offer_piece(poem(ben), call(ada), by=cy)


def test_a_draft_is_refused(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="Publish"):
        offer_piece(draft_poem(ben), call(ada), by=ben)


def test_a_withdrawn_piece_is_refused(ada: Member, ben: Member) -> None:
    gone = poem(ben)
    gone.withdraw()
    with pytest.raises(Refused, match="Publish"):
        offer_piece(gone, call(ada), by=ben)


def test_another_medium_is_refused(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="asks for Sound"):
        offer(call(ada, medium="audio", craft="drums"), ben)


def test_a_piece_for_listening_only_is_refused_in_words(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="heard and seen only"):
        offer(call(ada), ben, condition="listen")


def test_terms_that_clash_with_the_guide_are_refused_in_words(ada: Member, ben: Member) -> None:
    asked = call(ada, seed=poem(ada, licence="by-sa"))
    with pytest.raises(Refused, match="can't be combined"):
        offer(asked, ben, licence="by-nc")
    assert offer(asked, ben, licence="by")


def test_terms_that_clash_with_what_is_used_are_refused(
    ada: Member, ben: Member, cy: Member
) -> None:
    asked = call(ada)
    used(asked, ben, ada)  # BY-NC-SA, as pieces are by default
    with pytest.raises(Refused, match="can't be combined"):
        offer(asked, cy, licence="by-sa")


def test_a_piece_for_another_circle_is_refused(ada: Member, ben: Member) -> None:
    circle = Circle.objects.create(name="Family", founder=ben)
    Membership.objects.create(circle=circle, member=ben)
    with pytest.raises(Refused, match="another circle"):
        offer(call(ada), ben, visibility="circle", circle=circle)


def test_who_is_blocked_offers_nothing(ada: Member, ben: Member) -> None:
    asked = call(ada)
    Block.objects.create(blocker=ben, blocked=ada)
    with pytest.raises(Refused):
        offer(asked, ben)


def test_in_a_chain_the_holder_goes_next(ada: Member, ben: Member, cy: Member) -> None:
    chain = call(ada, is_chain=True, wanted=5)
    claim_call(chain, by=ben)
    with pytest.raises(Refused, match="Ben is writing the next part"):
        offer(chain, cy)
    offer(chain, ben)
    assert offer(chain, cy, title="And then")


def test_an_offer_taken_back_may_be_made_again(ada: Member, ben: Member) -> None:
    asked = call(ada)
    first = offer(asked, ben)
    withdraw_offer(first, by=ben)
    withdraw_offer(first, by=ben)
    asked.refresh_from_db()
    assert asked.answered == 0
    assert not Offer.objects.standing().exists()
    again = offer_piece(first.piece, asked, by=ben, line="After all")
    asked.refresh_from_db()
    assert again.pk == first.pk
    assert again.line == "After all"
    assert asked.answered == 1


def test_nobody_takes_back_the_offer_of_another(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="Only its maker"):
        withdraw_offer(offer(call(ada), ben), by=ada)


def test_when_its_piece_is_withdrawn_the_offer_is_flagged(ada: Member, ben: Member) -> None:
    decision = used(call(ada), ben, ada)
    piece = decision.offer.piece
    piece.withdraw()
    lose_offers(piece)
    lose_offers(piece)
    offered = Offer.objects.get()
    offered.call.refresh_from_db()
    assert offered.lost_at
    assert offered.call.answered == 0
    assert Notice.objects.filter(member=ada, verb="offer_lost").count() == 1

"""A piece made for a call, from the form to the desk."""

import pytest
from django.urls import reverse

from ensemble.activity.models import Notice
from ensemble.people.models import Member
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import Piece
from ensemble.projects.actions.close_call import close_call
from ensemble.projects.actions.meet_aims import meet_aims
from ensemble.projects.models import Aim, Call, Offer
from tests.builders.pieces import draft_poem, poem
from tests.builders.projects import call, offer
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db(transaction=True)


def answers(asked: Call, **others: str) -> dict[str, str]:
    return {
        "medium": "text", "title": "A blue door", "words": "It squeaks in B flat.",
        "visibility": "public", "condition": "freely", "licence": "by-nc-sa", "call": asked.key,
        "line": "For page one?",
    } | others  # fmt: skip


def test_publishing_offers_it_and_its_page_thanks(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    asked, client = call(ada), client_of(ben)
    made = client.post(reverse("pieces:new"), answers(asked), follow=True)
    offered = Offer.objects.get()
    assert (offered.member, offered.line) == (ben, "For page one?")
    assert "Thank you. Three ways on" in made.content.decode()
    assert Aim.objects.get().met_at


def test_what_clashes_is_refused_before_anything_is_published(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    asked = call(ada, seed=poem(ada, licence="by-sa"))
    answer = client_of(ben).post(reverse("pieces:new"), answers(asked))
    assert answer.status_code == 422
    assert "can&#39;t be combined" in answer.content.decode()
    assert not Piece.objects.filter(maker=ben).exists()


def test_a_call_that_is_gone_is_said(ada: Member, ben: Member, client_of: ClientOf) -> None:
    answer = client_of(ben).post(reverse("pieces:new"), answers(call(ada), call="nothing"))
    assert "isn&#39;t here any more" in answer.content.decode()


def test_where_the_call_closed_meanwhile_its_maker_reads_why(ada: Member, ben: Member) -> None:
    asked, piece = call(ada), draft_poem(ben)
    Aim.objects.create(piece=piece, call=asked)
    close_call(asked, by=ada)
    piece.publish()
    assert meet_aims(piece, by=ben) == []
    notice = Notice.objects.get(member=ben, verb="offer_refused")
    assert "closed" in notice.facts["because"]


def test_withdrawing_a_piece_flags_its_offers(ada: Member, ben: Member) -> None:
    offered = offer(call(ada), ben)
    withdraw_piece(offered.piece, by=ben)
    offered.refresh_from_db()
    assert offered.lost_at


def test_joining_in_signed_out_leads_through_the_door_and_back(
    ada: Member, client_of: ClientOf
) -> None:
    asked = call(ada, seed=poem(ada))
    page = client_of(None).get(asked.address).content.decode()
    assert "/accounts/signup/?next=%2Fpieces%2Fnew%2F%3Fcall%3D" in page
    assert "csrfmiddlewaretoken" not in page.split('id="page"')[1].split("</main>")[0]


def test_joining_in_carries_the_guides_and_how(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    seed = poem(ada)
    asked = call(ada, seed=seed)
    page = client_of(ben).get(asked.address).content.decode()
    assert f"source={seed.key}%3Acontinues" in page
    assert f"call={asked.key}" in page


def test_a_chain_goes_on_from_what_came_last(ada: Member, ben: Member, cy: Member) -> None:
    from ensemble.projects.queries.invitation import guides_of

    chain = call(ada, seed=poem(ada), is_chain=True, wanted=5)
    assert [one.piece.title for one in guides_of(chain)] == ["A small poem"]
    last = offer(chain, ben)
    assert guides_of(chain) == [last.revision]

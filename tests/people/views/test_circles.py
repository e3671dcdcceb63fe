"""Circles: beginning one, coming in by a link, leaving."""

from ensemble.people.actions.accept import accept_invitation
from ensemble.people.actions.gather import gather_circle
from ensemble.people.actions.invite import invite_into
from ensemble.people.models import Circle, Member
from tests.conftest import ClientOf
from tests.people.views.test_profiles import Counts


def test_begin_invite_come_in_and_leave(ada: Member, ben: Member, client_of: ClientOf) -> None:
    hers, his = client_of(ada), client_of(ben)
    page = hers.post("/people/circles/", {"name": "The back room"}, follow=True)
    circle = Circle.objects.get()
    assert "The back room" in page.content.decode()
    hers.post(f"/people/circles/{circle.key}/invitations/")
    link = f"/people/invitations/{circle.invitations.get().key}/"
    assert link in hers.get(f"/people/circles/{circle.key}/").content.decode()
    assert "Ada invites you" in his.get(link).content.decode()
    assert not circle.has(ben)
    his.post(link)
    assert circle.has(ben)
    his.post(f"/people/memberships/{circle.memberships.get(member=ben).key}/end/")
    assert not circle.has(ben)


def test_a_stranger_sees_no_circle_and_no_link(
    ada: Member, cy: Member, client_of: ClientOf
) -> None:
    circle = gather_circle("The back room", by=ada)
    stranger = client_of(cy)
    assert stranger.get(f"/people/circles/{circle.key}/").status_code == 404
    assert stranger.post(f"/people/circles/{circle.key}/invitations/").status_code == 404
    hers = circle.memberships.get()
    assert stranger.post(f"/people/memberships/{hers.key}/end/").status_code == 404
    link = invite_into(circle, by=ada)
    assert stranger.post(f"/people/invitations/{link.key}/end/").status_code == 404
    link.withdraw()
    assert stranger.get(f"/people/invitations/{link.key}/").status_code == 404


def test_members_see_no_link_and_invite_nobody(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    circle = gather_circle("The back room", by=ada)
    link = invite_into(circle, by=ada)
    accept_invitation(link, by=ben)
    page = client_of(ben).get(f"/people/circles/{circle.key}/").content.decode()
    assert link.key not in page
    assert client_of(ben).post(f"/people/circles/{circle.key}/invitations/").status_code == 409


def test_a_big_circle_asks_as_often_as_a_small_one(
    ada: Member, ben: Member, cy: Member, client_of: ClientOf, django_assert_num_queries: Counts
) -> None:
    circle, client = gather_circle("The back room", by=ada), client_of(ada)
    link = invite_into(circle, by=ada)
    for guests in ([], [ben, cy]):
        for guest in guests:
            accept_invitation(link, by=guest)
        with django_assert_num_queries(6):
            client.get(f"/people/circles/{circle.key}/")


def test_many_circles_are_one_question(
    ada: Member, client_of: ClientOf, django_assert_num_queries: Counts
) -> None:
    client = client_of(ada)
    for name in ("One", "Two", "Three"):
        gather_circle(name, by=ada)
        with django_assert_num_queries(4):
            client.get("/people/circles/")

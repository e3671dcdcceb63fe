"""Whom I don't want to meet."""

from ensemble.people.models import Block, Member
from tests.conftest import ClientOf
from tests.people.views.test_profiles import Counts


def test_block_and_end_it(ada: Member, cy: Member, client_of: ClientOf) -> None:
    client = client_of(ada)
    page = client.post(f"/people/{cy.key}/block/", follow=True).content.decode()
    assert "You won&#39;t meet Cy any more." in page
    assert Block.objects.between(ada, cy)
    client.post(f"/people/{cy.key}/block/end/")
    assert not Block.objects.between(ada, cy)


def test_looking_is_not_blocking(ada: Member, cy: Member, client_of: ClientOf) -> None:
    assert client_of(ada).get(f"/people/{cy.key}/block/").status_code == 405
    assert not Block.objects.exists()


def test_many_blocks_are_one_question(
    ada: Member, ben: Member, cy: Member, client_of: ClientOf, django_assert_num_queries: Counts
) -> None:
    client = client_of(ada)
    for someone in (ben, cy):
        Block.objects.create(blocker=ada, blocked=someone)
        with django_assert_num_queries(4):
            client.get("/people/blocks/")

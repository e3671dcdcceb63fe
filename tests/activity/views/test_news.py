"""The news page and its word in the header."""

from ensemble.activity.actions.tell import tell
from ensemble.activity.models import Notice
from ensemble.activity.queries import PAGE
from ensemble.activity.sentences import add_sentence
from ensemble.people.actions.block import block_member
from ensemble.people.actions.leave import leave_place
from ensemble.people.models import Member
from tests.conftest import ClientOf
from tests.people.views.test_profiles import Counts

add_sentence("tested", "%(actor)s tried “%(title)s”.")
DOT = 'class="dot"'


def test_news_is_said_and_its_actor_linked(ada: Member, ben: Member, client_of: ClientOf) -> None:
    tell(ada, "tested", "/pieces/x", by=ben, title="<script>alert(1)</script>")
    page = client_of(ada).get("/news/").content.decode()
    assert f'<a href="/people/{ben.key}/">Ben</a> tried' in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert 'href="/pieces/x"' in page


def test_the_dot_is_there_until_news_is_seen(ada: Member, ben: Member, client_of: ClientOf) -> None:
    client = client_of(ada)
    assert DOT not in client.get("/people/settings/").content.decode()
    tell(ada, "tested", "/pieces/x", by=ben, title="Riff")
    assert DOT in client.get("/people/settings/").content.decode()
    assert "<strong>New</strong>" in client.get("/news/").content.decode()
    assert "<strong>New</strong>" not in client.get("/news/").content.decode()
    assert DOT not in client.get("/people/settings/").content.decode()


def test_news_is_mine_alone(ada: Member, ben: Member, cy: Member, client_of: ClientOf) -> None:
    tell(ada, "tested", "/pieces/x", by=ben, title="Riff")
    assert "Riff" not in client_of(cy).get("/news/").content.decode()
    older = Notice.objects.get().key
    assert "Riff" not in client_of(cy).get("/news/", {"before": older}).content.decode()
    assert client_of(None).get("/news/").status_code == 302


def test_news_of_somebody_blocked_since_is_gone(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    tell(ada, "tested", "/pieces/x", by=ben, title="Riff")
    block_member(ben, by=ada)
    assert "Riff" not in client_of(ada).get("/news/").content.decode()


def test_somebody_who_left_is_not_linked(ada: Member, ben: Member, client_of: ClientOf) -> None:
    tell(ada, "tested", "/pieces/x", by=ben, title="Riff")
    leave_place(ben, by=ben)
    page = client_of(ada).get("/news/").content.decode()
    assert "Somebody who left tried" in page
    assert f"/people/{ben.key}/" not in page


def test_news_of_a_kind_nobody_knows_is_still_news(ada: Member, client_of: ClientOf) -> None:
    tell(ada, "long_gone", "/pieces/x", by=None)
    assert "Something changed here." in client_of(ada).get("/news/").content.decode()


def test_older_news_is_one_step_away_and_nothing_is_lost(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    for n in range(PAGE + 2):
        tell(ada, "tested", "/pieces/x", by=ben, title=f"riff-{n};")
    client = client_of(ada)
    first = client.get("/news/").content.decode()
    key = first.split("/news/?before=")[1].split('"')[0]
    second = client.get("/news/", {"before": key}).content.decode()
    assert ("riff-31;" in first, "riff-2;" in first, "riff-1;" in first) == (True, True, False)
    assert ("riff-1;" in second, "riff-0;" in second, "riff-2;" in second) == (True, True, False)
    assert "?before=" not in second


def test_much_news_asks_as_often_as_little(
    ada: Member, ben: Member, cy: Member, client_of: ClientOf, django_assert_num_queries: Counts
) -> None:
    client = client_of(ada)
    for actors in ([ben], [ben, cy] * 8):
        for actor in actors:
            tell(ada, "tested", "/pieces/x", by=actor, title="Riff")
        with django_assert_num_queries(5):
            client.get("/news/")

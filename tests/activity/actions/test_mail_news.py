"""The weekly letter."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from ensemble.activity.actions.mail_news import mail_news
from ensemble.activity.actions.tell import tell
from ensemble.activity.models import Notice
from ensemble.activity.sentences import add_sentence
from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.actions.block import block_member
from ensemble.people.models import Member
from tests.conftest import ClientOf

add_sentence("tested", "%(actor)s tried “%(title)s”.")


@pytest.fixture(autouse=True)
def news(ada: Member, ben: Member) -> None:
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    tell(ada, "tested", "/pieces/x", by=ben, title="Riff & roll")


def send() -> list[str]:
    mail_news()
    run_due_jobs()
    return [str(letter.body) for letter in mail.outbox]


def test_what_was_missed_is_told_once() -> None:
    assert "* Ben tried “Riff & roll”." in send()[0]
    assert len(send()) == 1


def test_a_week_passes_between_two_letters(ada: Member, ben: Member) -> None:
    send()
    tell(ada, "tested", "/pieces/y", by=ben, title="More")
    assert len(send()) == 1
    Member.objects.update(news_mailed_at=timezone.now() - timedelta(days=7))
    letters = send()
    assert len(letters) == 2
    assert "More" in letters[1]
    assert "Riff" not in letters[1]


def test_what_was_seen_is_not_mailed() -> None:
    Notice.objects.all().see()
    assert send() == []


@pytest.mark.parametrize(
    "change",
    [{"mail_stopped_at": timezone.now()}, {"is_demo": True}, {"is_active": False}],
)
def test_who_wants_none_gets_none(ada: Member, change: dict[str, object]) -> None:
    Member.objects.filter(pk=ada.pk).update(**change)
    assert send() == []


def test_an_address_that_never_said_yes_gets_none() -> None:
    EmailAddress.objects.update(verified=False)
    assert send() == []


def test_a_block_since_then_holds(ada: Member, ben: Member) -> None:
    block_member(ben, by=ada)
    assert send() == []


def test_the_link_in_the_letter_ends_them(ada: Member, client_of: ClientOf) -> None:
    send()
    letter = mail.outbox[0]
    link = re.search(r"https?://[^/]+(/mail-stops/\S+)", str(letter.body))
    assert link
    assert link[1] in letter.extra_headers["List-Unsubscribe"]
    stranger = client_of(None)
    assert "Stop the weekly mail?" in stranger.get(link[1]).content.decode()
    ada.refresh_from_db()
    assert ada.mail_stopped_at is None
    stranger.post(link[1], {"List-Unsubscribe": "One-Click"})
    ada.refresh_from_db()
    assert ada.mail_stopped_at

"""What a member should hear, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from ensemble.activity.models import Notice
from ensemble.activity.sentences import marked_sentence_for, sentence_for
from ensemble.foundation.compiled import Compiled
from ensemble.people.models import Member

PAGE = 30


@dataclass(frozen=True)
class News:
    """One piece of news as its reader sees it."""

    notice: Notice
    words: Markup
    is_new: bool


def news_page(member: Member, *, before: str = "") -> tuple[list[News], str]:
    """Return a page of news, newest first, and the key to ask older ones with, or an empty one."""
    notices = Notice.objects.for_member(member).met_by(member).select_related("actor")
    if before:
        last = Notice.objects.filter(member=member, key=before).values("id")
        notices = notices.filter(id__lt=last[:1])
    found = list(notices[: PAGE + 1])
    older = found[PAGE - 1].key if len(found) > PAGE else ""
    return [_said(notice) for notice in found[:PAGE]], older


def has_news(member: Member) -> bool:
    """Whether there is something a member hasn't seen."""
    return bool(UNSEEN.rows(member=member.pk))


def _ask_unseen(member: int) -> Any:
    return Notice.objects.filter(member=member).unseen().values_list("pk")[:1]


UNSEEN = Compiled(_ask_unseen, member=8_765_432_109_876)


def news_in_words(notices: Sequence[Notice]) -> list[str]:
    """Return news as plain sentences, for a mail."""
    return [sentence_for(each.verb, {**each.facts, "actor": _name(each)}) for each in notices]


def _said(notice: Notice) -> News:
    facts = {**notice.facts, "actor": _linked(notice)}
    return News(notice, marked_sentence_for(notice.verb, facts), notice.seen_at is None)


def _linked(notice: Notice) -> str:
    if notice.actor is None or notice.actor.has_left:
        return _name(notice)
    address = reverse("people:show", args=[notice.actor.key])
    return Markup('<a href="{}">{}</a>').format(address, notice.actor.name)


def _name(notice: Notice) -> str:
    return notice.actor.name if notice.actor else _("This place")

"""Mail members what they missed: once a week, by the clock."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ensemble.activity.mail_stops import stop_address
from ensemble.activity.models import Notice
from ensemble.activity.queries import news_in_words
from ensemble.foundation.jobs import Run, job
from ensemble.people.models import Member

WEEK = timedelta(days=7)
MOST = 20


def mail_news() -> None:
    """Ask for a letter to everybody who has unseen news and heard nothing for a week."""
    for member in _due():
        with transaction.atomic():
            heard = member.news_mailed_at
            still = Member.objects.filter(pk=member.pk, news_mailed_at=heard)
            if still.update(news_mailed_at=timezone.now()):
                mail_news_to.later(member.pk, by=None)


@job()
def mail_news_to(run: Run, member_id: int) -> None:
    """Send one letter with what a member hasn't seen and no letter has told."""
    member = Member.objects.present().get(pk=member_id)
    news = Notice.objects.for_member(member).met_by(member).unseen().unmailed()
    found = list(news.select_related("actor")[:MOST])
    if not found or member.mail_stopped_at:
        return
    with translation.override(member.page_language or settings.LANGUAGE_CODE):
        _letter(member, found).send()
    with run.fence():
        Notice.objects.filter(pk__in=[each.pk for each in found]).update(mailed_at=timezone.now())


def _due() -> list[Member]:
    # Only to addresses that said yes: a typing error must not write to a stranger every week.
    long_ago = Q(news_mailed_at=None) | Q(news_mailed_at__lte=timezone.now() - WEEK)
    news = Notice.objects.filter(member_id=OuterRef("pk"), seen_at=None, mailed_at=None)
    wishing = Member.objects.present().filter(long_ago, mail_stopped_at=None, is_demo=False)
    confirmed = wishing.filter(emailaddress__verified=True, emailaddress__primary=True)
    return list(confirmed.filter(Exists(news)).distinct())


def _letter(member: Member, notices: list[Notice]) -> EmailMessage:
    stop = stop_address(member)
    lines = [_("Hello %(name)s,") % {"name": member.name}, "", _("this is what you missed:"), ""]
    for notice, words in zip(notices, news_in_words(notices), strict=True):
        lines += [f"* {words}", f"  {settings.SITE_ADDRESS}{notice.address}", ""]
    lines += [_("One letter a week at most. To get none:"), stop]
    headers = {"List-Unsubscribe": f"<{stop}>"}
    headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    subject = _("What you missed at Ensemble")
    return EmailMessage(subject, "\n".join(lines), to=[member.email], headers=headers)

"""A shared text as one of its writers sees it."""

from base64 import b64encode
from typing import Any

from django.utils.translation import gettext as _

from ensemble.people.models import Block, Member
from ensemble.pieces.terms import Licence, plain_terms
from ensemble.studio.models import Pen, Turn, Writing
from ensemble.studio.queries.shared import opened
from ensemble.studio.queries.writers import hands_of, mark_of, standing_at


def sheet_of(writing: Writing, member: Member) -> dict[str, Any]:
    """Return what its page shows. Of a text in turns: the last line, and nothing more."""
    licence = Licence(writing.licence)
    is_mine = writing.founder_id == member.pk
    apart = Block.objects.apart_from([member.pk]).get(member.pk, set())
    people = writing.writers.filter(left_at=None, shown_out_at=None).select_related("member")
    people = people.exclude(member__key__in=apart)
    agreed = people.filter(done_at=standing_at(writing)).exclude(member=member)
    facts = {
        "writing": writing,
        "is_mine": is_mine,
        "people": list(people.order_by("id")),
        "agreed": [each.member for each in agreed],
        "opening": writing.openings.filter(withdrawn_at=None).first() if is_mine else None,
        "copy": writing.copies.select_related("revision__piece").order_by("-id").first(),
        "terms": plain_terms(writing.licence, writing.condition),
        "licence": (licence.label, licence.address),
    }
    shape = _turns(writing, member, apart) if writing.is_in_turns else _together(writing, apart)
    return facts | shape


def _together(writing: Writing, apart: set[str]) -> dict[str, Any]:
    with opened(writing) as shared:
        words, state = shared.words, shared.doc.get_update()
    pens = Pen.objects.filter(writing=writing).select_related("member")
    return {
        "template": "writing",
        "words": words,
        "state": b64encode(state).decode(),
        "pens": {str(pen.client): _named(pen.member, apart) for pen in pens},
    }


def _named(member: Member, apart: set[str]) -> str:
    return _("Somebody else") if member.key in apart else member.credited_as


def _turns(writing: Writing, member: Member, apart: set[str]) -> dict[str, Any]:
    """What is hidden is never sent: until it is unfolded a page gets one line of it."""
    last: Turn | None = writing.turns.passed().last()
    own = writing.turns.passed().filter(member=member)
    held = writing.turns.held().select_related("member").first()
    return {
        "template": "turns",
        "hands": [each for each in hands_of(writing) if each.key not in apart],
        "last_line": last.last_line if last else "",
        "is_last_mine": last is not None and last.member_id == member.pk,
        "mine": held if held and held.member_id == member.pk else None,
        "held": held and _named(held.member, apart),
        "mark": mark_of(writing),
        "left": writing.turns.left_by(member),
        "passed": list(own.values_list("key", flat=True)),
        "turns": _unfolded(writing, apart) if writing.closed_at else [],
    }


def _unfolded(writing: Writing, apart: set[str]) -> list[tuple[str, str]]:
    """Who wrote, and what."""
    turns = writing.turns.passed().select_related("member")
    return [(_named(turn.member, apart), turn.words) for turn in turns]

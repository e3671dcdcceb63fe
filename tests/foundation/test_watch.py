"""Who was kept apart no longer meets."""

from collections.abc import Collection
from types import SimpleNamespace
from typing import Any

from ensemble.foundation.live.line import Line
from ensemble.foundation.live.rooms import Guest, Kind, Visit
from ensemble.foundation.live.watch import AT_ONCE, parted

LAST = AT_ONCE + 1
# Who doesn't meet whom: the first of a hall its second and its last.
PAIRS = ((0, 1), (0, LAST))


def test_in_a_hall_nobody_meets_whom_they_are_kept_apart_from() -> None:
    asked: list[Collection[int]] = []

    def apart(members: Collection[int]) -> dict[int, set[str]]:
        asked.append(members)
        found: dict[int, set[str]] = {}
        for one, other in PAIRS:
            if {one, other} & set(members):
                found.setdefault(one, set()).add(str(other))
                found.setdefault(other, set()).add(str(one))
        return found

    kind = Kind("hall", _nothing, _nothing, None, None, apart)
    guests = [_guest(kind, number) for number in range(LAST + 1)]
    seated = [(kind, "one", guests[:2]), (kind, "other", guests)]
    changed = [(room, guest.visit.member.pk, apart) for (_, room), guest, apart in parted(seated)]
    first = {"1", str(LAST)}
    here = [("one", 0, first), ("one", 1, {"0"})]
    assert changed == [*here, ("other", 0, first), ("other", 1, {"0"}), ("other", LAST, {"0"})]
    assert len(asked) == 2
    assert parted([(Kind("open", _nothing, _nothing, None, None, None), "one", guests)]) == []


def _guest(kind: Kind, number: int) -> Guest:
    member = SimpleNamespace(pk=number, key=str(number))
    return Guest(Visit(member, kind.name, "", str(number)), Line(_nothing, _nothing), "")


def _nothing(*_facts: Any) -> Any:
    return None

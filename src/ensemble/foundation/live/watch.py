"""Every two seconds: who has lost a right leaves, who was kept apart no longer meets, and who
doesn't read is cut off."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.utils import timezone

from ensemble.foundation.live.line import NOT_YOURS, TOO_SLOW
from ensemble.foundation.live.rooms import Guest, Kind, Room
from ensemble.foundation.live.wire import Wire
from ensemble.foundation.threads import in_thread

log = logging.getLogger(__name__)
PAUSE = 2.0
# As many values as one question may hold in every database.
AT_ONCE = 500
Seated = list[tuple[Kind, str, list[Guest]]]
Parted = list[tuple[tuple[str, str], Guest, set[str]]]


async def watch(rooms: Mapping[tuple[str, str], Room], wire: Wire | None) -> None:
    """Look after all rooms until the last one is empty."""
    await asyncio.sleep(PAUSE)
    while rooms:
        if wire:
            wire.beat()
        seated = [(room.kind, room.key, list(room.guests.values())) for room in rooms.values()]
        for guest in _everybody(seated):
            if guest.line.is_stuck():
                guest.line.cut(TOO_SLOW)
        try:
            for guest in await in_thread(without_right, seated):
                guest.line.close(NOT_YOURS)
            _keep_apart(rooms, await in_thread(parted, seated))
        except DatabaseError:
            # Nobody can lose a right while it is away, and nothing that is said is taken.
            log.warning("The database is away; rights in rooms are asked when it is back.")
        await asyncio.sleep(PAUSE)


def _keep_apart(rooms: Mapping[tuple[str, str], Room], changed: Parted) -> None:
    for name, guest, apart in changed:
        if name in rooms:
            rooms[name].keep_apart(guest, apart)


def without_right(seated: Seated) -> list[Guest]:
    """Return who has to leave: signed out, shut out, or without the right to this room."""
    everybody = list(_everybody(seated))
    sessions = _standing_sessions({guest.session for guest in everybody if guest.session})
    people = _present({guest.visit.member.pk for guest in everybody if guest.visit.member})
    gone = []
    for kind, key, guests in seated:
        allowed = _allowed(kind, key, guests)
        for guest in guests:
            member = guest.visit.member
            is_known = member is None or (
                guest.session in sessions and people.get(member.pk) == member.password
            )
            if not is_known or (member and member.pk) not in allowed:
                gone.append(guest)
    return gone


def parted(seated: Seated) -> Parted:
    """Return those for whom it has changed whom they don't meet, in which room, and whom."""
    members: dict[Kind, set[int]] = defaultdict(set)
    for kind, _key, guests in seated:
        members[kind].update(guest.visit.member.pk for guest in guests if guest.visit.member)
    found = {kind: _apart(kind, pks) for kind, pks in members.items()}
    return [
        ((kind.name, key), guest, apart)
        for kind, key, guests in seated
        for guest in guests
        if (apart := found[kind][getattr(guest.visit.member, "pk", 0)]) != set(guest.visit.apart)
    ]


def _apart(kind: Kind, members: set[int]) -> dict[int, set[str]]:
    """Whom each of these doesn't meet. What is told of others beside them may not be all."""
    found: dict[int, set[str]] = defaultdict(set)
    for some in _in_parts(members):
        for member, keys in kind.apart_of(some).items():
            found[member].update(keys)
    return found


def _everybody(seated: Seated) -> Iterator[Guest]:
    for _kind, _key, guests in seated:
        yield from guests


def _standing_sessions(keys: set[str]) -> set[str]:
    standing = Session.objects.filter(expire_date__gt=timezone.now())
    return {
        key
        for some in _in_parts(keys)
        for key in standing.filter(pk__in=some).values_list("pk", flat=True)
    }


def _present(members: set[int]) -> dict[int, str]:
    """Return the passwords of active members: a new one ends all other sessions."""
    active = get_user_model()._default_manager.filter(is_active=True)
    return {
        pk: password
        for some in _in_parts(members)
        for pk, password in active.filter(pk__in=some).values_list("pk", "password")
    }


def _allowed(kind: Kind, key: str, guests: list[Guest]) -> Collection[int | None]:
    """Return the ids of those who still have the right; None stands for strangers."""
    members = {guest.visit.member and guest.visit.member.pk: guest.visit.member for guest in guests}
    strangers = {None} if None in members and kind.may(members.pop(None), key) else set()
    members.pop(None, None)
    if kind.still:
        return strangers.union(kind.still(key, members.keys()))
    return strangers.union(number for number, who in members.items() if kind.may(who, key))


def _in_parts(things: Collection[Any]) -> Iterator[list[Any]]:
    listed = list(things)
    for start in range(0, len(listed), AT_ONCE):
        yield listed[start : start + AT_ONCE]

"""The door of a room: who may come in, what they say, and when they have to go."""

import asyncio
import json
import logging
import secrets
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from ensemble.foundation.live.house import house
from ensemble.foundation.live.line import NOT_YOURS, TROUBLE, Line
from ensemble.foundation.live.plug import OURS
from ensemble.foundation.live.rooms import KINDS, Guest, Kind, Room, Said, Visit, Words, as_message
from ensemble.foundation.refusal import Refused
from ensemble.foundation.threads import in_thread
from ensemble.foundation.visitors import is_page_from_here, member_of, session_of

log = logging.getLogger(__name__)
STATE_LARGEST = 4096


class Entrance:
    """Takes sockets at `/live/rooms/<kind>/<key>`."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        kind = KINDS.get(scope["path_params"]["kind"])
        if kind is None or not is_page_from_here(scope):
            return await send({"type": "websocket.close", "code": 1008})
        await send({"type": "websocket.accept"})
        line, session = _line(scope, send), session_of(scope)
        visit = await in_thread(_admitted, kind, scope["path_params"]["key"], session)
        if visit is None or house().is_full_for(visit.member):
            return await send({"type": "websocket.close", "code": NOT_YOURS})
        return await _stay(kind, Guest(visit, line, session), receive)


def _line(scope: Scope, send: Send) -> Line:
    # Servers other than uvicorn: the task that holds the socket is ended instead.
    task = asyncio.current_task()
    own = scope.get("extensions", {}).get(OURS, {"cut": task.cancel if task else int})
    return Line(send, own["cut"], own.get("write"))


def _admitted(kind: Kind, key: str, session: str) -> Visit | None:
    member = member_of(session) if session else None
    right = kind.may(member, key)
    if not right:
        return None
    apart = kind.apart_of([member.pk]).get(member.pk, ()) if member else ()
    return Visit(member, kind.name, key, secrets.token_hex(6), right, apart)


async def _stay(kind: Kind, guest: Guest, receive: Receive) -> None:
    room = house().enter(kind, guest)
    try:
        await _greet(room, guest)
        while (message := await receive())["type"] != "websocket.disconnect":
            if not guest.line.closing:
                await _take(room, guest, message)
    finally:
        guest.line.closing = guest.line.closing or 1000
        house().leave(room, guest)


async def _greet(room: Room, guest: Guest) -> None:
    async with room.hearing:
        first = room.kind.came
        guest.greet(await in_thread(first, guest.visit) if first else [])


async def _take(room: Room, guest: Guest, message: Message) -> None:
    sent = message.get("bytes") or message.get("text") or ""
    size = len(sent) if isinstance(sent, bytes) else len(sent.encode("utf-8", "surrogatepass"))
    if why := guest.line.refuses(size):
        return guest.line.close(why)
    words = _read(sent)
    if words is None:
        guest.line.close(TROUBLE)
    elif isinstance(words, dict) and "live" in words:
        _take_own(room, guest, words)
    else:
        async with room.hearing:
            await _hear(room, guest, words)
    return None


def _read(sent: str | bytes) -> Words | None:
    if isinstance(sent, bytes):
        return sent
    try:
        words = json.loads(sent)
    except (ValueError, RecursionError):
        return None
    return words if isinstance(words, dict) else None


def _take_own(room: Room, guest: Guest, words: dict[str, Any]) -> None:
    """Take what is said to the hub itself."""
    if words["live"] == "ping":
        return guest.line.post(as_message({"live": "pong"}))
    state = words.get("state")
    if words["live"] != "state" or not isinstance(state, dict):
        return guest.line.close(TROUBLE)
    if len(json.dumps(state)) > STATE_LARGEST:
        return guest.line.close(TROUBLE)
    guest.person = guest.person | {"state": state}
    if guest.visit.id in room.named:
        room.introduce(guest)
    return None


async def _hear(room: Room, guest: Guest, words: Words) -> None:
    try:
        said = await in_thread(_asked, room.kind, guest.visit, words)
    except Refused as refused:
        guest.post(as_message({"live": "refused", "sentence": refused.sentence}))
    except Exception:
        log.exception("Something said in a room of %s broke it.", room.kind.name)
        guest.line.close(TROUBLE)
    else:
        if said is None:
            return guest.line.close(NOT_YOURS)
        for each in said.back:
            guest.post(as_message(each))
        room.say_everywhere(said.others, but=guest.visit.id)
    return None


def _asked(kind: Kind, visit: Visit, words: Words) -> Said | None:
    """Hear words of somebody who may say them; None when the right is gone."""
    visit.right = kind.may(visit.member, visit.key)
    return (kind.heard(visit, words) or Said()) if visit.right else None

"""One request's stretch of an upload: as much of it is kept as arrived."""

import asyncio
import errno
from collections.abc import AsyncIterator, Mapping

from django.utils.translation import gettext as _
from starlette.types import Receive

from ensemble.foundation.answers import Answer
from ensemble.foundation.models import Upload
from ensemble.foundation.reception import BLOCK, Busy, Reception
from ensemble.foundation.threads import in_thread, with_files

TRIES, PAUSE = 100, 0.05
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
SILENCE = 60
UNDER_WAY: dict[str, "asyncio.Task[int]"] = {}


async def size_of(upload: Upload) -> int:
    """Return how many bytes are on the disk, finishing the upload when that is all of them.

    Whoever asks has lost the connection: what is left of it lets go first.
    """
    reception = await _open(upload, "")
    try:
        await _note(upload, reception)
    finally:
        reception.close()
    return reception.offset


async def take_in(upload: Upload, headers: Mapping[str, str], receive: Receive) -> int:
    """Keep the bytes of one request and return the new offset. Raises Answer.

    A request that was overtaken on its way is answered before it disturbs whoever goes on.
    """
    if headers.get("upload-offset", "") != str(await with_files(_size, upload)):
        raise Answer(409, _elsewhere())
    reception = await _open(upload, headers.get("upload-checksum", ""))
    stretch = asyncio.ensure_future(_take_in(upload, reception, headers, receive))
    # Not in a `finally` of its own: one that is ended before its first step runs none.
    stretch.add_done_callback(lambda _ended: reception.close())
    UNDER_WAY[upload.key] = stretch
    try:
        return await asyncio.shield(stretch)
    except asyncio.CancelledError:
        await end_stretch(upload.key)
        raise Answer(423, _("This upload goes on in another connection.")) from None
    finally:
        if UNDER_WAY.get(upload.key) is stretch:
            del UNDER_WAY[upload.key]


async def end_stretch(key: str) -> None:
    """End what still writes to an upload, keeping what arrived."""
    if stretch := UNDER_WAY.get(key):
        # Once only: a second one would break into the writing of what arrived.
        if not stretch.cancelling():
            stretch.cancel()
        await asyncio.wait({stretch})


async def _open(upload: Upload, checksum: str) -> Reception:
    """Lay hands on the bytes. Whoever had them has most likely lost the connection: it ends."""
    for _number in range(TRIES):
        await end_stretch(upload.key)
        try:
            return await with_files(Reception, upload.path, checksum)
        except Busy:
            await asyncio.sleep(PAUSE)
        except FileNotFoundError as error:
            raise Answer(404, _("There is no such upload. It may have been stopped.")) from error
        except ValueError as error:
            raise Answer(400, _("The checksum can't be read.")) from error
    raise Answer(423, _("This upload goes on in another connection."))


async def _take_in(
    upload: Upload, reception: Reception, headers: Mapping[str, str], receive: Receive
) -> int:
    _check_offset(upload, headers, reception)
    try:
        whole = await _write_all(upload, reception, receive)
        await _check_sum(reception, whole=whole)
    except OSError as error:
        if error.errno in FULL:
            raise Answer(507, _full()) from error
        raise
    finally:
        await _note(upload, reception)
    return reception.offset


def _check_offset(upload: Upload, headers: Mapping[str, str], reception: Reception) -> None:
    if headers.get("upload-offset", "") != str(reception.offset):
        raise Answer(409, _elsewhere())
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > upload.size - reception.offset:
        raise Answer(413, _("That is more than the file's size."))


async def _write_all(upload: Upload, reception: Reception, receive: Receive) -> bool:
    """Write as it arrives, a block at a time; return whether the request came to its end."""
    reader, held, size = _Reader(receive), [], 0
    left, writing = upload.size - reception.offset, None
    try:
        async for body in reader:
            held.append(body[:left])
            left, size = left - len(held[-1]), size + len(held[-1])
            if size >= BLOCK:
                if writing:
                    await asyncio.shield(writing)
                writing, held, size = _write(reception, held), [], 0
    finally:
        if writing:
            await writing
        if held:
            await _write(reception, held)
    return reader.is_whole


def _write(reception: Reception, held: list[bytes]) -> "asyncio.Future[None]":
    return asyncio.ensure_future(with_files(reception.write, b"".join(held)))


class _Reader:
    """The bodies of one request, until its end, its connection's end, or a long silence."""

    def __init__(self, receive: Receive) -> None:
        self.receive, self.is_whole = receive, False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while not self.is_whole:
            try:
                async with asyncio.timeout(SILENCE):
                    message = await self.receive()
            except TimeoutError:
                return
            if message["type"] != "http.request":
                return
            self.is_whole = not message.get("more_body")
            yield message.get("body", b"")


async def _check_sum(reception: Reception, *, whole: bool) -> None:
    if reception.check is None:
        return
    if not whole or not reception.check.is_right():
        await with_files(reception.forget)
        raise Answer(460, _("Some bytes changed on their way. Please send them again."))


async def _note(upload: Upload, reception: Reception) -> None:
    if upload.finished_at is None and reception.offset == upload.size:
        await in_thread(upload.finish, await with_files(reception.seal))
    elif reception.offset != upload.offset:
        await in_thread(upload.touch, reception.offset)


def _size(upload: Upload) -> int:
    return upload.path.stat().st_size if upload.path.exists() else 0


def _elsewhere() -> str:
    return _("These bytes don't go on where the last ones ended.")


def _full() -> str:
    return _(
        "The disk of this place is full. What you sent is kept: it goes on when there is room."
    )

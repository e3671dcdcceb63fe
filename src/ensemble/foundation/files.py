"""Files that stay: named after their SHA-256, written whole or not at all, linked for a while."""

import hashlib
import hmac
import mimetypes
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import IO
from urllib.parse import quote, quote_plus

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils.crypto import constant_time_compare

from ensemble.foundation.disk import drafts, is_on_disk, touch

BLOCK = 1024 * 1024
DAY = 24 * 3600


@dataclass(frozen=True)
class StoredFile:
    """Where a file is kept (`name` within the store), its SHA-256 and its size in bytes."""

    name: str
    sha256: str
    size: int


def store(source: Path | IO[bytes], *, folder: str, suffix: str) -> StoredFile:
    """Keep a copy of a file as `folder/ab/abcd….suffix`; the same bytes are kept once."""
    draft, sha256, size = _draft(source)
    try:
        name = f"{folder}/{sha256[:2]}/{sha256}{suffix}"
        if not _is_here_to_stay(name):
            _place(draft, name)
    finally:
        draft.unlink(missing_ok=True)
    return StoredFile(name, sha256, size)


def remove(name: str) -> None:
    """Remove a stored file; one that is gone is fine."""
    default_storage.delete(name)


def remove_old_drafts(age: float = DAY) -> None:
    """Remove what a process that died left half written, `age` seconds ago or longer."""
    _remove_old((Path(settings.MEDIA_ROOT) / ".drafts").glob("*"), age)


def remove_unnamed(folder: str, names: Callable[[], set[str]], age: float = DAY) -> None:
    """Remove old files of a folder that no row names: whoever stored them died before saying so.

    `names` is asked after the folder was read, so that a file stored meanwhile is safe. Files in
    a store elsewhere are left alone: there nothing tells when one was last stored.
    """
    if not is_on_disk():
        return
    root = Path(default_storage.path(""))
    found = [path for path in (root / folder).rglob("*") if path.is_file()]
    named = names()
    _remove_old((path for path in found if str(path.relative_to(root)) not in named), age)


@contextmanager
def open_local(name: str) -> Iterator[Path]:
    """Lend a stored file as a path to read. Never write to it."""
    if is_on_disk():
        yield Path(default_storage.path(name))
        return
    with default_storage.open(name) as source, tempfile.NamedTemporaryFile() as copy:
        for block in source.chunks(BLOCK):
            copy.write(block)
        copy.flush()
        yield Path(copy.name)


def signed_url(
    name: str, *, content_type: str | None = None, download_as: str | None = None
) -> str:
    """Return a link that works for one to two `FILE_LINK_SECONDS`.

    Within one such span it stays the same, so that browsers needn't fetch a file again.
    """
    span = settings.FILE_LINK_SECONDS
    facts = {"until": str((int(time.time()) // span + 2) * span)}
    if content_type:
        facts["as"] = content_type
    if download_as:
        facts["name"] = download_as
    # Written by hand: a page of forty pieces holds hundreds of links.
    words = "&".join(f"{key}={_quoted(value)}" for key, value in facts.items())
    return f"/files/{quote(name)}?{words}&sign={_sign(name, facts)}"


def is_signed(name: str, facts: dict[str, str]) -> bool:
    """Whether these parameters are from a link of ours that still works."""
    facts = dict(facts)
    sign, until = facts.pop("sign", ""), facts.get("until", "")
    right = constant_time_compare(sign, _sign(name, facts))
    return right and until.isdigit() and int(until) > time.time()


def type_of(name: str) -> str:
    """Return the content type of a stored file, from its suffix."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _sign(name: str, facts: dict[str, str]) -> str:
    words = "\n".join([name, *(f"{key}={facts[key]}" for key in sorted(facts))])
    return hmac.digest(_key(settings.SECRET_KEY), words.encode(), "sha256").hex()[:40]


@cache
def _key(secret: str) -> bytes:
    """A key for links alone, as Django's `salted_hmac` makes one."""
    return hashlib.sha256(b"ensemble.files" + secret.encode()).digest()


@lru_cache(maxsize=256)
def _quoted(words: str) -> str:
    return quote_plus(words)


def _is_here_to_stay(name: str) -> bool:
    """Whether the file is kept already; then its clock starts anew for `remove_unnamed`."""
    if not default_storage.exists(name):
        return False
    return touch(Path(default_storage.path(name))) if is_on_disk() else True


def _draft(source: Path | IO[bytes]) -> tuple[Path, str, int]:
    path, digest, size = drafts() / secrets.token_hex(16), hashlib.sha256(), 0
    with path.open("xb") as copy:
        for block in _blocks(source):
            copy.write(block)
            digest.update(block)
            size += len(block)
        copy.flush()
        os.fsync(copy.fileno())
    return path, digest.hexdigest(), size


def _blocks(source: Path | IO[bytes]) -> Iterator[bytes]:
    if isinstance(source, Path):
        with source.open("rb") as file:
            yield from iter(lambda: file.read(BLOCK), b"")
    else:
        source.seek(0)
        yield from iter(lambda: source.read(BLOCK), b"")


def _place(draft: Path, name: str) -> None:
    if not is_on_disk():
        with draft.open("rb") as file:
            default_storage.save(name, File(file))
        return
    path = Path(default_storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    draft.replace(path)
    for folder in (path.parent, path.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _remove_old(paths: Iterable[Path], age: float) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            if path.stat().st_mtime <= time.time() - age:
                path.unlink()

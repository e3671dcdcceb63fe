"""A member at a browser that never gives up: sends, is cut off, looks what arrived, goes on."""

import base64
import hashlib
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import numpy as np

TOKEN, CHUNK, PATIENCE = "a" * 32, 8 * 1024, 180
TUS = {"Tus-Resumable": "1.0.0"}


class Cut(Exception):  # noqa: N818 - it happens.
    """The place went away in the middle of a sentence."""


@dataclass
class Promises:
    """What the place has acknowledged: nothing in here may ever be lost or happen twice."""

    uploads: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, str] = field(default_factory=dict)
    offers: set[str] = field(default_factory=set)
    renders: set[str] = field(default_factory=set)
    bytes_taken_back: int = 0
    sent_again: int = 0


class Maker:
    """One member. `doing` says what is under way, for whoever kills the place."""

    def __init__(self, address: str, session: str, seed: int, closing: threading.Event) -> None:
        cookies = {"sessionid": session, "csrftoken": TOKEN}
        self.client = httpx.Client(base_url=address, cookies=cookies, timeout=20)
        self.chance, self.closing = random.Random(seed), closing
        self.doing, self.promises = "waiting", Promises()

    def upload(self, seconds: float) -> str:
        """Send a sound of its own, in small chunks; return the key of the finished upload."""
        body = noise(self.chance, seconds)
        self.doing = "upload"
        place = self.until_heard(lambda: self._begin_upload(len(body)))
        known = sent = 0
        while known < len(body):
            try:
                if known != sent:
                    known = self._ask_offset(place, known)
                known = sent = self._send(place, body, known)
            except Cut:
                self.promises.sent_again += 1
                sent = -1
            self.closing.wait(self.chance.uniform(0.01, 0.08))
        key = place.rpartition("/")[2]
        self.promises.uploads[key] = hashlib.sha256(body).hexdigest()
        return key

    def make_piece(self, upload: str, find: Callable[[str], str | None]) -> str:
        """Publish a piece of an upload; `find` looks under my pieces for one of that title."""
        self.doing, title = "publish", f"Noise {upload}"
        facts = {"medium": "audio", "title": title, "visibility": "public", "upload": upload}
        facts |= {"condition": "freely", "licence": "by-nc-sa"}
        key = self.once(lambda: find(title), "/pieces/new/", facts)
        self.promises.pieces[key] = title
        return key

    def once(self, find: Callable[[], str | None], address: str, facts: dict[str, Any]) -> str:
        """Send a form. Whoever was cut off looks first whether it arrived; return its thing."""
        while True:
            try:
                answer = self.ask("POST", address, data={**facts, "csrfmiddlewaretoken": TOKEN})
            except Cut:
                if found := find():
                    return found
                continue
            if answer.status_code != 302:
                raise AssertionError(f"{address}: {answer.status_code} {answer.text[-3000:]}")
            return answer.headers["location"].rstrip("/").rpartition("/")[2]

    def wait_for(self, doing: str, is_done: Callable[[], bool]) -> None:
        """Wait until something has come true."""
        self.doing, until = doing, time.monotonic() + PATIENCE
        while not is_done():
            if time.monotonic() > until:
                raise AssertionError(f"{doing}: not within {PATIENCE} s")
            time.sleep(0.1)
        self.doing = "waiting"

    def until_heard(self, asking: Callable[[], str]) -> str:
        """Ask until an answer comes."""
        while True:
            try:
                return asking()
            except Cut:
                continue

    def ask(self, verb: str, address: str, **facts: Any) -> httpx.Response:
        """Send one request. Raises Cut, once the place is there again, if it went away."""
        try:
            answer = self.client.request(verb, address, **facts)
        except httpx.TransportError as error:
            self._wait_for_the_place()
            raise Cut from error
        if answer.status_code >= 500:
            raise AssertionError(f"{verb} {address}: {answer.status_code} {answer.text[:500]}")
        return answer

    def _begin_upload(self, size: int) -> str:
        name = base64.b64encode(b"noise.wav").decode()
        headers = TUS | {"Upload-Length": str(size), "Upload-Metadata": f"filename {name}"}
        return self.ask("POST", "/uploads", headers=headers).headers["location"]

    def _ask_offset(self, place: str, known: int) -> int:
        offset = int(self.ask("HEAD", place, headers=TUS).headers["upload-offset"])
        self.promises.bytes_taken_back += max(0, known - offset)
        return offset

    def _send(self, place: str, body: bytes, offset: int) -> int:
        headers = TUS | {"Content-Type": "application/offset+octet-stream"}
        headers["Upload-Offset"] = str(offset)
        part = body[offset : offset + CHUNK]
        answer = self.ask("PATCH", place, headers=headers, content=part)
        if answer.status_code != 204:
            raise AssertionError(f"{place} at {offset}: {answer.status_code} {answer.text}")
        return int(answer.headers["upload-offset"])

    def _wait_for_the_place(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                self.client.get("/static/robots.txt")
                return
            except httpx.TransportError:
                time.sleep(0.05)
        raise AssertionError("The place didn't come back.")


def noise(chance: random.Random, seconds: float) -> bytes:
    """Return a sound that nobody else has sent, as a WAV file of 22,050 Hz."""
    import io
    import wave

    made, samples = io.BytesIO(), np.random.default_rng(chance.getrandbits(63))
    with wave.open(made, "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        loud = samples.integers(-9000, 9000, int(22_050 * seconds), dtype=np.int16)
        file.writeframes(loud.tobytes())
    return made.getvalue()

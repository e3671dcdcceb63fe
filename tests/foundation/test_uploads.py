"""Files on their way in, over a real connection."""

import base64
import hashlib
import os
import random
import resource
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from pytest_django import Settings

from ensemble.foundation import reception
from ensemble.foundation.models import Upload
from ensemble.foundation.uploads import remove_abandoned_uploads
from ensemble.people.models import Member
from tests.live import Place

Cookies = Callable[[Member], dict[str, str]]
TUS = {"Tus-Resumable": "1.0.0"}
BYTES = {**TUS, "Content-Type": "application/offset+octet-stream"}


@pytest.fixture
def sender(served: str, ada: Member, cookie_of: Cookies) -> Iterator[httpx.Client]:
    """ada's browser."""
    with httpx.Client(base_url=served, cookies=cookie_of(ada), timeout=60) as client:
        yield client


def begin(client: httpx.Client, size: int, name: str = "drums.wav") -> httpx.Response:
    coded = base64.b64encode(name.encode()).decode()
    headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": f"filename {coded}".strip()}
    return client.post("/uploads", headers=headers)


def add(client: httpx.Client, place: str, offset: int, body: bytes) -> httpx.Response:
    return client.patch(place, headers={**BYTES, "Upload-Offset": str(offset)}, content=body)


def send_the_rest(client: httpx.Client, place: str, body: bytes) -> None:
    """Go on as browsers do: ask where, send, and ask again when another connection was faster."""
    for _again in range(9):
        offset = int(client.head(place, headers=TUS).headers["Upload-Offset"])
        status = add(client, place, offset, body[offset:]).status_code
        if status == 204:
            return
        assert status in {409, 423}
    raise AssertionError("Another connection was faster nine times.")


def test_a_file_arrives_whole_in_two_parts(sender: httpx.Client, ada: Member) -> None:
    body = os.urandom(3_000_000)
    place = begin(sender, len(body)).headers["Location"]
    assert add(sender, place, 0, body[:1_234_567]).headers["Upload-Offset"] == "1234567"
    assert sender.head(place, headers=TUS).headers["Upload-Offset"] == "1234567"
    assert not Upload.objects.finished_by(ada).exists()
    assert add(sender, place, 1_234_567, body[1_234_567:]).status_code == 204
    upload = Upload.objects.finished_by(ada).get()
    assert upload.path.read_bytes() == body
    assert upload.sha256 == hashlib.sha256(body).hexdigest()


def test_whoever_sent_it_is_told_what_arrived(sender: httpx.Client) -> None:
    body = os.urandom(300_000)
    place = begin(sender, len(body)).headers["Location"]
    assert "Repr-Digest" not in add(sender, place, 0, body[:1_000]).headers
    digest = f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
    assert add(sender, place, 1_000, body[1_000:]).headers["Repr-Digest"] == digest
    assert sender.head(place, headers=TUS).headers["Repr-Digest"] == digest


def test_an_empty_file_is_whole_at_once(sender: httpx.Client, ada: Member) -> None:
    begin(sender, 0)
    assert Upload.objects.finished_by(ada).get().sha256 == hashlib.sha256(b"").hexdigest()


def test_options_say_what_is_spoken(served: str) -> None:
    answer = httpx.options(f"{served}/uploads")
    assert answer.headers["Tus-Extension"] == "creation,termination,checksum,expiration"


@pytest.mark.parametrize("offset", ["1", "-1", "", "x", "99999999999999999999"])
def test_offsets_cannot_lie(sender: httpx.Client, offset: str) -> None:
    place = begin(sender, 10).headers["Location"]
    answer = sender.patch(place, headers={**BYTES, "Upload-Offset": offset}, content=b"12345")
    assert answer.status_code == 409
    assert sender.head(place, headers=TUS).headers["Upload-Offset"] == "0"


def test_more_than_was_announced_is_refused(sender: httpx.Client, ada: Member) -> None:
    place = begin(sender, 3).headers["Location"]
    assert add(sender, place, 0, b"12345").status_code == 413
    headers = {**BYTES, "Upload-Offset": "0"}
    assert sender.patch(place, headers=headers, content=iter([b"12", b"345"])).status_code == 204
    assert Upload.objects.finished_by(ada).get().path.read_bytes() == b"123"


@pytest.mark.parametrize("verb", ["HEAD", "PATCH", "DELETE"])
def test_another_members_upload_is_not_there(
    sender: httpx.Client, ben: Member, cookie_of: Cookies, verb: str
) -> None:
    place = begin(sender, 3).headers["Location"]
    headers = {**BYTES, "Upload-Offset": "0"}
    url = str(sender.base_url.join(place))
    answer = httpx.request(verb, url, headers=headers, cookies=cookie_of(ben))
    assert answer.status_code == 404
    assert Upload.objects.get().path.stat().st_size == 0


@pytest.mark.parametrize("verb", ["POST", "HEAD", "PATCH", "DELETE"])
def test_a_stranger_is_asked_to_sign_in(served: str, verb: str) -> None:
    place = "/uploads" if verb == "POST" else "/uploads/anything"
    answer = httpx.request(verb, served + place, headers=TUS)
    assert answer.status_code == 401


def test_another_site_cannot_send(sender: httpx.Client) -> None:
    headers = {**TUS, "Upload-Length": "3", "Origin": "https://elsewhere.example"}
    assert sender.post("/uploads", headers=headers).status_code == 403
    headers["Origin"] = str(sender.base_url).rstrip("/")
    assert sender.post("/uploads", headers=headers).status_code == 201


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Music\\song.mp3", "song.mp3"),
        ("a\x00b\nc.wav", "abc.wav"),
        ("..", "Untitled"),
        ("", "Untitled"),
        ("ü" * 300, "ü" * 200),
        ("עברית.wav", "עברית.wav"),
    ],
)
def test_names_are_words_and_never_paths(sender: httpx.Client, name: str, kept: str) -> None:
    assert begin(sender, 1, name).status_code == 201
    upload = Upload.objects.get()
    assert (upload.file_name, upload.path.name) == (kept, upload.key)


def test_what_is_too_large_is_refused_in_a_sentence(
    sender: httpx.Client, settings: Settings
) -> None:
    settings.UPLOAD_LARGEST = 1024**2
    answer = begin(sender, 1024**2 + 1)
    assert answer.status_code == 413
    assert answer.json()["title"] == "This file is too large: up to 1 MB can be sent."


def test_a_quota_holds(sender: httpx.Client, settings: Settings) -> None:
    settings.UPLOAD_QUOTA = 100
    assert [begin(sender, 60).status_code, begin(sender, 60).status_code] == [201, 413]


def test_a_wrong_checksum_takes_the_bytes_back(sender: httpx.Client, ada: Member) -> None:
    place = begin(sender, 5).headers["Location"]
    add(sender, place, 0, b"12")
    wrong, right = (
        {"Upload-Checksum": f"sha256 {base64.b64encode(hashlib.sha256(b).digest()).decode()}"}
        for b in (b"3x5", b"345")
    )
    headers = {**BYTES, "Upload-Offset": "2"}
    assert sender.patch(place, headers=headers | wrong, content=b"345").status_code == 460
    assert sender.head(place, headers=TUS).headers["Upload-Offset"] == "2"
    assert sender.patch(place, headers=headers | right, content=b"345").status_code == 204
    assert Upload.objects.finished_by(ada).get().sha256 == hashlib.sha256(b"12345").hexdigest()


def test_a_stopped_upload_is_gone(sender: httpx.Client) -> None:
    place = begin(sender, 5).headers["Location"]
    path = Upload.objects.get().path
    assert sender.delete(place, headers=TUS).status_code == 204
    assert not path.exists()
    assert sender.head(place, headers=TUS).status_code == 404


def test_a_full_disk_keeps_what_arrived_and_goes_on_later(sender: httpx.Client) -> None:
    body = os.urandom(24_000_000)
    place = begin(sender, len(body)).headers["Location"]
    # Far above what the database of this process ever writes.
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000_000, hard))
    try:
        answer = add(sender, place, 0, body)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert answer.status_code == 507
    assert answer.json()["title"].startswith("The disk of this place is full.")
    offset = int(sender.head(place, headers=TUS).headers["Upload-Offset"])
    assert offset == 20_000_000
    add(sender, place, offset, body[offset:])
    assert Upload.objects.get().sha256 == hashlib.sha256(body).hexdigest()


def test_two_connections_cannot_mix_their_bytes(sender: httpx.Client) -> None:
    body = os.urandom(2_000_000)
    place = begin(sender, len(body)).headers["Location"]
    with half_sent(sender, place, 0, body, 1_500_000):
        send_the_rest(sender, place, body)
    assert Upload.objects.get().path.read_bytes() == body


def test_a_resumed_upload_after_a_restart_is_read_again(sender: httpx.Client) -> None:
    place = begin(sender, 6).headers["Location"]
    add(sender, place, 0, b"123")
    reception.KNOWN.clear()
    add(sender, place, 3, b"456")
    assert Upload.objects.get().sha256 == hashlib.sha256(b"123456").hexdigest()


def test_abandoned_uploads_go_after_three_days(sender: httpx.Client) -> None:
    begin(sender, 3)
    upload = Upload.objects.get()
    assert remove_abandoned_uploads() == 0
    Upload.objects.update(touched_at="2020-01-01T00:00Z")
    assert remove_abandoned_uploads() == 1
    assert not upload.path.exists()


def test_bytes_that_no_upload_stands_for_go_after_three_days(sender: httpx.Client) -> None:
    begin(sender, 3)
    upload = Upload.objects.get()
    stray = upload.path.with_name("stray")
    for path in (upload.path, stray):
        path.touch()
        os.utime(path, (0, 0))
    remove_abandoned_uploads()
    assert upload.path.exists()
    assert not stray.exists()


SIGN_IN = """
from django.test import Client
from ensemble.people.models import Member
ada = Member.objects.create_user("ada@example.org", None, name="Ada", birth_year=1990)
client = Client()
client.force_login(ada, "django.contrib.auth.backends.ModelBackend")
answer = client.cookies["sessionid"].value
"""
FINISHED = """
from ensemble.foundation.models import Upload
answer = list(Upload.objects.exclude(finished_at=None).values_list("sha256", flat=True))
"""


def test_an_upload_cut_fifty_times_arrives_whole_although_the_server_is_killed_twice(
    live_place: Place,
) -> None:
    chance, body = random.Random(7), os.urandom(6_000_000)
    cookies = {"sessionid": live_place.run(SIGN_IN)}
    with httpx.Client(base_url=live_place.address, cookies=cookies, timeout=60) as client:
        place = begin(client, len(body)).headers["Location"]
        offset = 0
        for cut in range(50):
            if cut in {17, 34}:
                live_place.kill()
                live_place.open()
            with half_sent(client, place, offset, body, chance.randrange(1, 110_000)):
                kept = int(client.head(place, headers=TUS).headers["Upload-Offset"])
            assert kept >= offset
            offset = int(client.head(place, headers=TUS).headers["Upload-Offset"])
        send_the_rest(client, place, body)
    assert live_place.run(FINISHED) == [hashlib.sha256(body).hexdigest()]


class half_sent:  # noqa: N801 - it reads like a function.
    """A PATCH that promises the whole rest and sends `count` bytes; cut when left."""

    def __init__(
        self, client: httpx.Client, place: str, offset: int, body: bytes, count: int
    ) -> None:
        url, cookie = client.base_url, client.cookies["sessionid"]
        head = [f"PATCH {place} HTTP/1.1", f"Host: {url.netloc.decode()}"]
        head += [f"{name}: {value}" for name, value in BYTES.items()]
        head += [f"Upload-Offset: {offset}", f"Cookie: sessionid={cookie}"]
        head += [f"Content-Length: {len(body) - offset}", "", ""]
        self.bytes = "\r\n".join(head).encode() + body[offset : offset + count]
        self.line = socket.create_connection((url.host, url.port or 80))

    def __enter__(self) -> None:
        self.line.sendall(self.bytes)

    def __exit__(self, *reason: object) -> None:
        self.line.close()


def test_file_of_an_upload_stays_inside_its_folder(settings: Settings) -> None:
    assert Upload(key="abc").path == Path(settings.UPLOAD_ROOT) / "abc"

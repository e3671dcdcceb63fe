"""Stored files over HTTP."""

import io
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pytest_django import Settings
from starlette.applications import Starlette

from ensemble.foundation import files, serving, spare
from tests.live import in_a_thread

BODY = bytes(range(256)) * 40


@pytest.fixture
def client(settings: Settings, tmp_path: Path) -> Iterator[httpx.Client]:
    settings.MEDIA_ROOT = tmp_path
    app = Starlette(routes=serving.routes)
    with in_a_thread(app) as address, httpx.Client(base_url=address) as opened:
        yield opened


def kept(suffix: str = ".wav") -> files.StoredFile:
    return files.store(io.BytesIO(BODY), folder="previews", suffix=suffix)


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-99", 206, BODY[:100]),
        ("bytes=100-", 206, BODY[100:]),
        ("bytes=-50", 206, BODY[-50:]),
        ("bytes=10000-99999", 206, BODY[10000:]),
        ("bytes=99999-", 416, None),
        ("", 200, BODY),
    ],
)
def test_ranges(client: httpx.Client, asked: str, status: int, part: bytes | None) -> None:
    answer = client.get(files.signed_url(kept().name), headers={"Range": asked} if asked else {})
    assert answer.status_code == status
    if part is not None:
        assert answer.content == part
        assert answer.headers["Content-Length"] == str(len(part))


def test_a_range_of_another_file_is_sent_whole(client: httpx.Client) -> None:
    file = kept()
    link, asked = files.signed_url(file.name), {"Range": "bytes=0-9"}
    same = client.get(link, headers=asked | {"If-Range": f'"{file.sha256}"'})
    other = client.get(link, headers=asked | {"If-Range": '"another"'})
    assert (same.status_code, other.status_code, other.content) == (206, 200, BODY)


def test_head_and_a_file_the_browser_has(client: httpx.Client) -> None:
    file = kept()
    link = files.signed_url(file.name)
    head = client.head(link)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(BODY))
    assert head.headers["ETag"] == f'"{file.sha256}"'
    again = client.get(link, headers={"If-None-Match": head.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_files_are_kept_by_the_asker_alone_and_run_nothing(client: httpx.Client) -> None:
    headers = client.get(files.signed_url(kept().name)).headers
    assert headers["Cache-Control"].startswith("private, max-age=")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("suffix", "kind", "sent", "place"),
    [
        (".wav", None, "audio/x-wav", "inline"),
        (".mp4", None, "video/mp4", "inline"),
        (".bin", "image/avif", "image/avif", "inline"),
        (".svg", None, "application/octet-stream", "attachment"),
        (".html", None, "application/octet-stream", "attachment"),
        (".wav", "text/html", "application/octet-stream", "attachment"),
    ],
)
def test_only_what_cannot_run_is_shown(
    client: httpx.Client, suffix: str, kind: str | None, sent: str, place: str
) -> None:
    headers = client.get(files.signed_url(kept(suffix).name, content_type=kind)).headers
    assert (headers["Content-Type"], headers["Content-Disposition"]) == (sent, place)


def test_a_file_to_save_has_a_name_and_no_path(client: httpx.Client) -> None:
    link = files.signed_url(kept().name, download_as='../a "b"\r\nX: y.wav')
    headers = client.get(link).headers
    disposition = headers["Content-Disposition"]
    assert disposition == "attachment; filename*=UTF-8''a%20%22b%22%0D%0AX%3A%20y.wav"


def test_without_a_link_of_ours_nothing_is_sent(client: httpx.Client) -> None:
    assert client.get(f"/files/{kept().name}").status_code == 403


@pytest.mark.parametrize("name", ["../secret-key", "/etc/passwd", "a/../../secret-key", "gone"])
def test_names_do_not_lead_out(client: httpx.Client, tmp_path: Path, name: str) -> None:
    link = files.signed_url(name).replace("..", "%2e%2e")
    assert client.get(link).status_code in {403, 404}


def test_no_link_leads_to_what_can_be_made_again(client: httpx.Client, tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    made = tmp_path / "work/atom-ab.mp4"
    made.write_bytes(BODY)
    spare.put(made, "atom-ab.mp4")
    assert (tmp_path / "atoms/ab/atom-ab.mp4").exists()
    assert client.get(files.signed_url("atoms/ab/atom-ab.mp4")).status_code == 403

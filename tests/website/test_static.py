"""Styles and scripts of the place itself."""

import gzip
from collections.abc import Iterator

import httpx
import pytest
from starlette.applications import Starlette

from ensemble.design.assets import asset
from ensemble.website import static
from tests.live import in_a_thread


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    app = Starlette(routes=static.routes)
    with in_a_thread(app) as address, httpx.Client(base_url=address) as opened:
        yield opened


def test_a_stamped_file_is_kept_for_ever(client: httpx.Client) -> None:
    answer = client.get(asset("site.css"))
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Content-Encoding"] == "gzip"


def test_packed_and_plain_are_the_same(client: httpx.Client) -> None:
    link = "/static/admin/css/base.css"
    plain = client.get(link, headers={"Accept-Encoding": "identity"})
    with client.stream("GET", link, headers={"Accept-Encoding": "gzip"}) as packed:
        assert gzip.decompress(b"".join(packed.iter_raw())) == plain.content
    assert plain.headers["Cache-Control"] == "public, max-age=60"
    assert "Content-Encoding" not in plain.headers


def test_what_the_browser_has_is_not_sent(client: httpx.Client) -> None:
    link = "/static/admin/css/base.css"
    since = client.get(link).headers["Last-Modified"]
    answer = client.get(link, headers={"If-Modified-Since": since})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize("path", ["nothing.css", "../settings.py", "%2e%2e/settings.py", "built"])
def test_nothing_else_is_there(client: httpx.Client, path: str) -> None:
    assert client.get(f"/static/{path}").status_code == 404

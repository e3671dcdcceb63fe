"""One page for all who ask at once."""

import asyncio
import gzip
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from starlette.types import Message, Receive, Scope, Send

from ensemble.website import kept, surge
from ensemble.website.kept import Pages
from ensemble.website.surge import Surge

Headers = dict[str, str]


class Stage:
    """An application that counts how often it plays."""

    def __init__(self, **headers: str) -> None:
        self.played, self.status, self.delay = 0, 200, 0.01
        self.headers = {"content-type": "text/html", "cache-control": "public"} | headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.played += 1
        number = self.played
        await asyncio.sleep(self.delay)
        if self.status == 0:
            raise ValueError("The lights went out.")
        pairs = [(n.replace("_", "-").encode(), v.encode()) for n, v in self.headers.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": pairs})
        await send({"type": "http.response.body", "body": f"play {number}".encode()})


async def ask(app: Surge, path: str = "/", method: str = "GET", **headers: str) -> tuple[int, str]:
    """Return the status and the words of one answer."""
    sent: list[Message] = []
    pairs = [(n.replace("_", "-").encode(), v.encode()) for n, v in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": b""}
    scope |= {"scheme": "http", "headers": pairs}

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    packed = (b"content-encoding", b"gzip") in sent[0]["headers"]
    return sent[0]["status"], (gzip.decompress(body) if packed else body).decode()


def play(story: Callable[[], Coroutine[None, None, None]]) -> None:
    # In a thread: the browser of other tests may keep a loop running in this one.
    with ThreadPoolExecutor(1) as stage:
        stage.submit(asyncio.run, story()).result()


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """The clock of pages stands still; let seconds pass by it."""
    passed = [0.0]
    monkeypatch.setattr(kept, "time", SimpleNamespace(monotonic=lambda: passed[0]))
    return lambda seconds: passed.__setitem__(0, passed[0] + seconds)


def test_a_thousand_strangers_see_one_making() -> None:
    async def story() -> None:
        stage = Stage()
        app = Surge(stage)
        answers = await asyncio.gather(*(ask(app) for _ in range(1000)))
        assert set(answers) == {(200, "play 1")}
        assert (await ask(app, accept_encoding="gzip, br")) == (200, "play 1")
        assert stage.played == 1

    play(story)


@pytest.mark.parametrize("name", ["cookie", "authorization", "range"])
def test_whoever_is_somebody_gets_a_page_of_their_own(name: str) -> None:
    async def story() -> None:
        stage = Stage()
        app = Surge(stage)
        await ask(app)
        assert await ask(app, **{name: "x"}) == (200, "play 2")
        assert await ask(app) == (200, "play 1")

    play(story)


@pytest.mark.parametrize(
    "headers",
    [
        {"cache_control": "private, no-store"},
        {"set_cookie": "csrftoken=1"},
        {"content_type": "application/json"},
        {"cache_control": ""},
    ],
)
def test_a_personal_answer_is_never_kept(headers: Headers) -> None:
    async def story() -> None:
        stage = Stage(**headers)
        app = Surge(stage)
        assert [await ask(app) for _ in range(3)] == [(200, f"play {n}") for n in (1, 2, 3)]
        assert not app.pages.pages

    play(story)


@pytest.mark.parametrize("status", [201, 302, 404, 500])
def test_only_pages_are_kept(status: int) -> None:
    async def story() -> None:
        stage = Stage()
        stage.status = status
        app = Surge(stage)
        assert await ask(app) == (status, "play 1")
        assert await ask(app) == (status, "play 2")

    play(story)


@pytest.mark.parametrize("name", ["host", "accept_language", "hx_request", "hx_boosted"])
def test_what_differs_is_kept_apart(name: str) -> None:
    async def story() -> None:
        app = Surge(Stage())
        first, second = await ask(app, **{name: "a"}), await ask(app, **{name: "b"})
        assert first != second

    play(story)


def test_other_verbs_and_streams_pass() -> None:
    async def story() -> None:
        stage = Stage()
        app = Surge(stage)
        for method, path in (("POST", "/"), ("HEAD", "/"), ("GET", "/files/x"), ("GET", "/live/x")):
            await ask(app, path, method)
        await ask(app, accept="application/json")
        assert (stage.played, len(app.pages.pages)) == (5, 0)

    play(story)


def test_a_page_is_new_within_two_seconds(later: Callable[[float], None]) -> None:
    async def story() -> None:
        stage = Stage()
        app = Surge(stage)
        await ask(app)
        later(0.9)
        assert await ask(app) == (200, "play 1")
        later(0.3)
        assert await ask(app) == (200, "play 1")
        await asyncio.gather(*app.under_way.values())
        assert await ask(app) == (200, "play 2")
        later(2.1)
        answers = await asyncio.gather(*(ask(app) for _ in range(100)))
        assert set(answers) == {(200, "play 3")}
        assert stage.played == 3

    play(story)


@pytest.mark.parametrize("status", [0, 500])
def test_when_making_it_fails_the_old_page_has_to_do(
    later: Callable[[float], None], status: int
) -> None:
    async def story() -> None:
        stage = Stage()
        app = Surge(stage)
        await ask(app)
        stage.status = status
        later(300)
        assert await ask(app) == (200, "play 1")
        stage.status = 200
        assert await ask(app) == (200, "play 3")

    play(story)


def test_a_slow_making_is_not_waited_for(
    later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surge, "PATIENCE", 0.01)

    async def story() -> None:
        stage = Stage()
        app = Surge(stage)
        await ask(app)
        stage.delay = 0.2
        later(60)
        assert await ask(app) == (200, "play 1")
        await asyncio.gather(*app.under_way.values())
        assert await ask(app) == (200, "play 2")

    play(story)


def test_a_page_that_the_browser_has_is_not_sent_again() -> None:
    async def story() -> None:
        app = Surge(Stage())
        await ask(app)
        etag = next(iter(app.pages.pages.values())).etag.decode()
        assert await ask(app, if_none_match=etag) == (304, "")

    play(story)


def test_room_is_bounded_and_the_least_asked_for_leaves() -> None:
    async def story() -> None:
        app = Surge(Stage(), Pages(room=100))
        for path in ("/a", "/b", "/a", "/c", "/d", "/a", "/e"):
            await ask(app, path)
        assert 0 < app.pages.size <= 100
        assert "/a" in {key[0] for key in app.pages.pages}  # type: ignore[index]

    play(story)

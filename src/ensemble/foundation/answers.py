"""Answers given outside Django's views."""

from starlette.responses import JSONResponse


def problem(status: int, sentence: str, **headers: str) -> JSONResponse:
    """Return a problem document (RFC 9457) that says one sentence."""
    return JSONResponse(
        {"status": status, "title": sentence},
        status,
        {name.replace("_", "-"): value for name, value in headers.items()},
        "application/problem+json",
    )


class Answer(Exception):  # noqa: N818 - an answer, not an error.
    """A status and a sentence, raised where going on makes no sense."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence

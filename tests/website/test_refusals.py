"""A broken rule, in the form that the asker reads."""

import json

import pytest
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from ensemble.foundation.refusal import NotThere, NotYours, Refused, TooOften
from ensemble.website.refusals import RefusalMiddleware

pytestmark = pytest.mark.django_db
SENTENCE = "This call is closed."


def refuse(error: Exception, **headers: str) -> HttpResponse | None:
    request = RequestFactory(headers=headers).get("/calls/x")
    middleware = RefusalMiddleware(lambda _request: HttpResponse())
    return middleware.process_exception(request, error)


@pytest.mark.parametrize(
    ("kind", "status"), [(Refused, 409), (NotYours, 403), (NotThere, 404), (TooOften, 429)]
)
def test_a_reader_gets_a_page(kind: type[Refused], status: int) -> None:
    answer = refuse(kind(SENTENCE), Accept="text/html,*/*;q=0.8")
    assert answer is not None
    assert answer.status_code == status
    assert SENTENCE in answer.content.decode()
    assert "<html" in answer.content.decode()


def test_a_page_in_a_browser_gets_a_part() -> None:
    answer = refuse(Refused(SENTENCE), **{"HX-Request": "true"})
    assert answer is not None
    assert "<html" not in answer.content.decode()
    assert answer["HX-Retarget"] == "#page > .sheet"


def test_a_boosted_page_gets_a_page() -> None:
    answer = refuse(Refused(SENTENCE), **{"HX-Request": "true", "HX-Boosted": "true"})
    assert answer is not None
    assert "<html" in answer.content.decode()


def test_a_program_gets_a_document() -> None:
    answer = refuse(Refused(SENTENCE), Accept="application/json")
    assert answer is not None
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content) == {"status": 409, "title": SENTENCE}


@pytest.mark.parametrize(
    "path",
    ["/pieces/%00/", "/projects/calls/a%00b/", "/draw/?source=%00:reworks", "/jump-in/?craft=%00"],
)
def test_a_letter_that_no_row_can_hold_is_no_fault_of_ours(client: Client, path: str) -> None:
    assert client.get(path).status_code in {200, 400, 404}


def test_what_the_database_cannot_hold_is_said() -> None:
    answer = refuse(DataError("NUL"), Accept="text/html")
    assert answer is not None
    assert answer.status_code == 400
    assert "can&#39;t be read here" in answer.content.decode()


def test_other_errors_pass() -> None:
    assert refuse(ValueError("A cable is loose.")) is None


def test_words_are_never_markup() -> None:
    answer = refuse(Refused("<script>alert(1)</script>"))
    assert answer is not None
    assert b"<script>alert" not in answer.content


def test_the_request_goes_on_untouched() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("fine")

    answer = RefusalMiddleware(view)(RequestFactory().get("/"))
    assert answer.content == b"fine"

"""What waits in a browser, and the worker that opens pages without a network."""

import re
from typing import cast

from django.test import Client

from ensemble.design import assets
from ensemble.people.models import Member
from tests.conftest import ClientOf


def test_the_worker_comes_from_the_root_and_is_asked_for_anew(client: Client) -> None:
    answer = client.get("/offline.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    built = assets.BUILT / assets.names()["studio/islands/workers/offline.js"]
    assert answer.content == built.read_bytes()


def test_the_page_says_nothing_of_whoever_asks(client_of: ClientOf, db: None) -> None:
    page = client_of(None).get("/waiting/").content.decode()
    assert "<studio-waiting" in page
    assert "csrfmiddlewaretoken" not in page


def test_answers_for_a_member_say_whose_they_are(
    client_of: ClientOf, ada: Member, ben: Member
) -> None:
    assert client_of(ada).get("/waiting/")["Ensemble-Member"] == ada.key
    assert client_of(ben).get("/draw/")["Ensemble-Member"] == ben.key
    assert "Ensemble-Member" not in client_of(None).get("/draw/")


def test_a_page_to_make_something_on_names_all_it_needs(client_of: ClientOf, db: None) -> None:
    page = client_of(None).get("/draw/").content.decode()
    kept = cast(re.Match[str], re.search(r'data-keep="([^"]*)"', page))[1].split()
    assert assets.asset("studio/islands/pad.js") in kept
    assert assets.asset("start.js") in kept
    assert assets.asset("studio/islands/mixer.js") not in kept

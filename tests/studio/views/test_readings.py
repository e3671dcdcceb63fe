"""The page to read aloud on, and what is sent from it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Captions, Piece
from ensemble.projects.models import Call, Offer
from ensemble.studio.models import Reading, Take
from tests.builders import media, projects, takes
from tests.builders.pieces import poem
from tests.builders.speech import POEM, RATE, speech

ClientOf = Callable[[Member | None], Client]
FACTS = {"title": "Read", "trim_end": ""}
JSON: dict[str, Any] = {"headers": {"accept": "application/json"}}


def call(by: Member, words: Piece) -> Call:
    """Return a call to read words aloud."""
    wish = replace(takes.WISH, title="Read this aloud", how="performs")
    return projects.project(by, "Aloud", wishes=(wish,), seed=words).calls.get()


def test_words_are_shown_whole_to_whoever_has_no_account(ada: Member, client_of: ClientOf) -> None:
    asked = call(ada, poem(ada, "Kettle", words="One & one\n\nTwo", language="en"))
    stranger = client_of(None)
    assert f"/projects/calls/{asked.key}/read/" in stranger.get(asked.address).text
    page = stranger.get(f"/projects/calls/{asked.key}/read/").text
    assert (
        '<p data-line="0">One &amp; one</p></div><div class="stanza"><p data-line="1">Two</p>'
        in page
    )
    assert "You build on “Kettle” by Ada" in page
    assert "csrfmiddlewaretoken" not in page


def test_a_reading_is_sent_offered_and_captioned(
    ada: Member,
    ben: Member,
    tmp_path: Path,
    client_of: ClientOf,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    asked = call(ada, poem(ada, words="\n".join(POEM)))
    starts = speech(tmp_path / "raw.wav")
    upload = takes.arrived_file(ben, tmp_path / "raw.wav")
    marks = [[line, start - RATE] for line, start in enumerate(starts)]
    place = {"raw_at": str(-RATE), "trim_start": str(RATE // 2)}
    facts = FACTS | place | {"upload": upload.key, "marks": json.dumps([*marks, "x", [1], [7, 1]])}
    address = f"/projects/calls/{asked.key}/read/"
    assert client_of(None).post(address, facts, **JSON).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        answer = client_of(ben).post(address, facts, **JSON)
    take, offer = Take.objects.get(), Offer.objects.get()
    assert (answer.status_code, offer.piece) == (201, take.revision.piece)
    assert Reading.objects.get(take=take).marks == marks
    run_due_jobs()
    cues = Captions.objects.get(revision=take.revision).cues
    heard = [(start - RATE // 2) * 1000 // RATE for start in starts]
    assert max(abs(cue.start_ms - start) for cue, start in zip(cues, heard, strict=True)) <= 25
    # Nothing was in the ears, so there is nothing that it could be early or late in.
    assert "/place/" not in client_of(ben).get(take.revision.piece.get_absolute_url()).text


def test_any_standing_words_can_be_read(
    ada: Member, ben: Member, tmp_path: Path, client_of: ClientOf
) -> None:
    words = poem(ada, "Kettle")
    address = f"/pieces/{words.key}/read/"
    assert address in client_of(ben).get(words.get_absolute_url()).text
    page = client_of(ben).get(address).text
    assert "“Kettle”, read aloud" in page
    assert client_of(ben).get(f"/pieces/{media.shown(ada, tmp_path).key}/read/").status_code == 404
    kept = poem(ada, "Mine", condition="listen")
    assert f"/pieces/{kept.key}/read/" not in client_of(ben).get(kept.get_absolute_url()).text
    assert "data-do" not in client_of(ben).get(f"/pieces/{kept.key}/read/").text


def test_a_drummer_is_not_asked_to_read_the_words(ada: Member, client_of: ClientOf) -> None:
    wish = replace(takes.WISH, craft=Craft.DRUMS, how="layers-on")
    words = poem(ada, "Kettle", words="One & one")
    asked = projects.project(ada, "Loud", wishes=(wish,), seed=words).calls.get()
    stranger = client_of(None)
    address = f"/projects/calls/{asked.key}/record/"
    assert address in stranger.get(asked.address).text
    assert "One &amp; one" in stranger.get(address).text

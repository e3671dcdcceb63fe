"""Calls with many short takes, for tests."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from django.utils import timezone

from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.models import Craft, Member
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.keep import keep_file
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.models import Medium, Piece
from ensemble.projects.actions.decide import decide_offer
from ensemble.projects.actions.offer import offer_piece
from ensemble.projects.actions.start import start_project
from ensemble.projects.frames.plan import plan_from
from ensemble.projects.models import Call, Offer
from tests.builders import projects
from tests.engine.made import sound

RATE = 48_000


def shouting(leader: Member) -> Call:
    """Return a call for screams of a project by `leader`."""
    changes = {"craft": Craft.VOICE, "medium": Medium.AUDIO, "how": "layers-on", "wanted": 99}
    wish = replace(projects.LINES, title="Scream", **changes)  # type: ignore[arg-type]
    plan = plan_from("song", "Loud", "A loud song.", today=timezone.localdate(), wishes=(wish,))
    return start_project(plan, by=leader).calls.get()


def scream(by: Member, folder: Path, *, quiet: float = 0.2, seconds: float = 0.5) -> Piece:
    """Return a standing recording: silence for `quiet` seconds, then noise of its own."""
    seed = by.pk * 1_000 + round(quiet * 100)
    noise = np.random.default_rng(seed).uniform(-0.5, 0.5, (round(seconds * RATE), 2))
    silence = np.zeros((round(quiet * RATE), 2))
    samples = np.concatenate([silence, noise]).astype(np.float32)
    path = sound(folder / f"{seed}.wav", samples).path
    media = keep_file(path, file_name="scream.wav", by=by)
    piece = draft_piece(by=by, medium="audio", title=f"Scream of {by.name}", media=media)
    publish_piece(piece, by=by)
    run_due_jobs()
    piece.newest.clear(by=None)
    piece.refresh_from_db()
    return piece


def screamed(call: Call, by: Member, leader: Member, folder: Path, **facts: float) -> Offer:
    """Return a scream that a leader said yes to."""
    offer = offer_piece(scream(by, folder, **facts), call, by=by)
    decide_offer(offer, "used", "Loud enough.", by=leader)
    return offer

"""What a recorder sends with a take."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms

from ensemble.pieces.forms.asked import title_field
from ensemble.pieces.terms import Licence
from ensemble.studio.actions.send import Sending
from ensemble.studio.models.take import FARTHEST

METHODS = {"ticks", "test", "stored", "reported", "hand"}
NUMBERS = {"confidence", "latency_ms", "end_tick_ms", "clear_db", "device_ms", "nudge_samples"}
MOST_TICKS = 8
MOST_MARKS = 5_000


class SendingForm(forms.Form):
    """A title and a line are a member's words; all else is measured in their browser."""

    upload = forms.CharField(max_length=40)
    title = title_field()
    line = forms.CharField(max_length=300, required=False)
    licence = forms.ChoiceField(choices=Licence, required=False)
    raw_at = forms.IntegerField(min_value=-FARTHEST, max_value=FARTHEST)
    trim_start = forms.IntegerField(min_value=0, max_value=FARTHEST)
    trim_end = forms.IntegerField(min_value=0, max_value=FARTHEST, required=False)
    evidence = forms.CharField(max_length=4000, required=False)
    clip = forms.CharField(max_length=40, required=False)
    clip_at = forms.IntegerField(min_value=-FARTHEST, max_value=FARTHEST, required=False)
    marks = forms.CharField(max_length=MOST_MARKS * 30, required=False)

    def clean_clip_at(self) -> int:
        """Where nothing was heard in the clip, the server listens for itself."""
        return self.cleaned_data["clip_at"] or 0

    def clean_marks(self) -> list[list[int]]:
        """Only what is a line and a sample."""
        told = _told(self.cleaned_data["marks"], list)
        return [[line, at] for line, at in filter(_is_mark, told[:MOST_MARKS])]

    def clean_evidence(self) -> dict[str, Any]:
        """Only what is known is kept, each of its kind."""
        return _believed(_told(self.cleaned_data["evidence"], dict))

    def sending(self, said: Mapping[str, Any]) -> Sending:
        """Return what was sent, as the action takes it. `said` is what else was asked about it."""
        return Sending(**self.cleaned_data, said=said)


def _told(words: str, kind: type[Any]) -> Any:
    """What a script wrote down, or nothing of its kind."""
    try:
        told = json.loads(words or "null")
    except (json.JSONDecodeError, RecursionError):
        return kind()
    return told if isinstance(told, kind) else kind()


def _is_mark(found: object) -> bool:
    return isinstance(found, list) and len(found) == 2 and all(map(_is_whole, found))


def _believed(told: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {name: told[name] for name in NUMBERS if _is_number(told.get(name))}
    if told.get("method") in METHODS:
        kept["method"] = told["method"]
    if "confidence" in kept:
        kept["confidence"] = min(max(float(kept["confidence"]), 0.0), 1.0)
    kept |= {name: True for name in ("flagged", "interrupted", "cut_off") if told.get(name) is True}
    ticks = told.get("ticks")
    if isinstance(ticks, dict) and _are_places(ticks.get("at")) and _is_whole(ticks.get("seed")):
        kept["ticks"] = {"at": ticks["at"], "seed": ticks["seed"]}
    return kept


def _are_places(found: object) -> bool:
    return isinstance(found, list) and 0 < len(found) <= MOST_TICKS and all(map(_is_whole, found))


def _is_whole(found: object) -> bool:
    return isinstance(found, int) and not isinstance(found, bool) and abs(found) <= 2**40


def _is_number(found: object) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool) and abs(found) <= 2**40

"""Putting shots in order."""

from pathlib import Path

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.production.actions.arrange_cut import CutPlan, ShotPlan, arrange_cut
from ensemble.production.actions.open_cut import open_cut
from ensemble.production.models import Cut
from tests.builders.production import film, song


@pytest.fixture
def cut(ada: Member, ben: Member, tmp_path: Path) -> Cut:
    return open_cut(film(ada, tmp_path, ben), by=ada)


def keys(cut: Cut) -> dict[str, str]:
    shots = cut.shots.select_related("revision__piece")
    return {shot.revision.piece.medium: shot.revision.key for shot in shots}


def test_shots_are_put_in_order_and_a_picture_lasts_four_seconds(cut: Cut, ada: Member) -> None:
    key = keys(cut)
    shots = [ShotPlan(key["text"], lasts_ms=2500), ShotPlan(key["image"]), ShotPlan(key["video"])]
    arrange_cut(cut, CutPlan("Up", shots), by=ada)
    placed = cut.shots.order_by("position").values_list("revision__piece__medium", "lasts_ms")
    assert list(placed) == [("text", 2500), ("image", 4000), ("video", None)]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (ShotPlan("nobody's"), "isn't here"),
        (ShotPlan("video", starts_ms=60_000), "over before"),
        (ShotPlan("image", lasts_ms=-1), "longer than nothing"),
    ],
)
def test_one_wrong_shot_changes_nothing(cut: Cut, ada: Member, wrong: ShotPlan, why: str) -> None:
    before = list(cut.shots.values_list("pk", flat=True))
    key = keys(cut).get(wrong.revision, wrong.revision)
    bad = ShotPlan(key, wrong.starts_ms, wrong.lasts_ms)
    with pytest.raises(Refused, match=why):
        arrange_cut(cut, CutPlan("Up", [bad]), by=ada)
    assert list(cut.shots.values_list("pk", flat=True)) == before


def test_a_film_needs_a_title(cut: Cut, ada: Member) -> None:
    with pytest.raises(Refused, match="title"):
        arrange_cut(cut, CutPlan(" ", []), by=ada)


def test_sound_lies_under_the_film_not_in_it(ada: Member, ben: Member, tmp_path: Path) -> None:
    cut = open_cut(song(ada, tmp_path, ben), by=ada)
    assert cut.bed is not None
    with pytest.raises(Refused, match="lay it under"):
        arrange_cut(cut, CutPlan("Up", [ShotPlan(cut.bed.key)]), by=ada)

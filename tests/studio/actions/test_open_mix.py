"""Opening the mix of a project."""

from pathlib import Path

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.models import Mix
from tests.builders.production import book, song


def test_what_was_chosen_is_laid_in_once(
    ada: Member, ben: Member, cy: Member, tmp_path: Path
) -> None:
    project = song(ada, tmp_path, ben, cy)
    mix = open_mix(project, by=ada)
    layers = mix.layers.order_by("position").select_related("revision__piece__maker")
    assert [layer.revision.piece.maker for layer in layers] == [ben, cy]
    assert open_mix(project, by=ada) == mix
    assert Mix.objects.count() == 1


def test_words_are_not_heard(ada: Member, ben: Member) -> None:
    assert not open_mix(book(ada, ben), by=ada).layers.exists()


def test_a_member_who_does_not_lead_is_refused(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="Only its leaders"):
        open_mix(book(ada), by=ben)

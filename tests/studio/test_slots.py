"""What the studio adds to the pages of pieces."""

from pathlib import Path

from ensemble.people.models import Member
from ensemble.pieces.models import MediaFile
from tests.builders import media
from tests.conftest import ClientOf


def test_a_film_with_a_sound_is_recorded_on_and_a_silent_one_is_not(
    client_of: ClientOf, ada: Member, tmp_path: Path
) -> None:
    film = media.shown(ada, tmp_path, "mp4", title="Waves")
    door = f'href="/pieces/{film.key}/record/"'
    assert door in client_of(None).get(film.get_absolute_url()).text
    MediaFile.objects.update(loudness_lufs=None)
    assert door not in client_of(None).get(film.get_absolute_url()).text

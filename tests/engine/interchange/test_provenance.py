from pathlib import Path

import pytest

from ensemble.engine.errors import RenderFailed, Unsupported
from ensemble.engine.interchange.provenance import manifest, read_back, sign
from ensemble.engine.interchange.signing_keys import Keys
from ensemble.engine.interchange.tasl import Part, Work
from ensemble.engine.process import ffmpeg, guards
from tests.engine.made import counted_film, noise, picture, sound
from tests.engine.signing import DAY, keys_in

WORK = Work(
    Part("The pond", ("Ada", "علي"), "https://example.org/pond", "CC BY 4.0"),
    (Part("Drums", ("Ben",), "https://example.org/drums"), Part("Frog", ("Cy",))),
)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return keys_in(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return counted_film(tmp_path / "film.mp4", 3, 3).path


def test_a_signed_film_says_who_made_it_and_from_what(film: Path, keys: Keys) -> None:
    signed = film.with_name("signed.mp4")
    sign(film, signed, WORK, keys)
    told = read_back(signed)
    assert (told["state"], told["title"]) == ("Valid", "The pond")
    assert told["claim_generator_info"][0]["name"] == "Ensemble"
    assert [each["title"] for each in told["ingredients"]] == ["Drums · Ben", "Frog · Cy"]
    assertions = {each["label"]: each["data"] for each in told["assertions"]}
    actions = assertions["c2pa.actions.v2"]["actions"]
    assert [each["action"] for each in actions] == ["c2pa.created", "c2pa.placed", "c2pa.edited"]
    assert assertions["cawg.metadata"]["dc:creator"] == ["Ada", "علي"]
    assert assertions["cawg.metadata"]["dc:rights"] == "CC BY 4.0"


def test_a_picture_and_a_sound_can_be_signed_too(tmp_path: Path, keys: Keys) -> None:
    for made in (picture(tmp_path / "a.png", "red"), sound(tmp_path / "a.wav", noise(1, 480))):
        signed = made.path.with_stem("signed")
        sign(made.path, signed, Work(Part("Alone")), keys)
        assert read_back(signed)["state"] == "Valid"


def test_a_changed_byte_breaks_the_signature(film: Path, keys: Keys) -> None:
    signed = film.with_name("signed.mp4")
    sign(film, signed, WORK, keys)
    content = bytearray(signed.read_bytes())
    content[-1] ^= 1
    signed.write_bytes(content)
    assert read_back(signed)["state"] == "Invalid"


def test_writing_a_film_anew_takes_the_signature_off(film: Path, keys: Keys) -> None:
    """Which is why signing comes last."""
    signed, anew = film.with_name("signed.mp4"), film.with_name("anew.mp4")
    sign(film, signed, WORK, keys)
    copied = [*guards.source(signed, "mov"), "-c", "copy", *guards.target(anew, seconds="5")]
    ffmpeg.run(copied, folder=film.parent)
    with pytest.raises(Unsupported, match="carries no signature"):
        read_back(anew)


@pytest.mark.parametrize("name", ["film.webm", "song.ogg", "song.opus", "film"])
def test_what_can_not_hold_a_signature_is_refused(tmp_path: Path, keys: Keys, name: str) -> None:
    with pytest.raises(Unsupported, match="can't hold a signature"):
        sign(tmp_path / name, tmp_path / "signed", WORK, keys)


def test_a_film_is_not_signed_into_itself(film: Path, keys: Keys) -> None:
    with pytest.raises(Unsupported, match="Sign into a new file"):
        sign(film, film, WORK, keys)


def test_what_is_no_film_leaves_nothing_behind(tmp_path: Path, keys: Keys) -> None:
    (tmp_path / "a.mp4").write_bytes(b"not a film")
    with pytest.raises(RenderFailed, match=r"“a\.mp4” could not be signed"):
        sign(tmp_path / "a.mp4", tmp_path / "b.mp4", WORK, keys)
    assert not (tmp_path / "b.mp4").exists()


def test_a_work_without_parts_places_none() -> None:
    told = manifest(Work(Part("Alone")))
    assert told["ingredients"] == []
    assert len(told["assertions"][0]["data"]["actions"]) == 1


def test_old_keys_are_refused_before_anything_is_made(tmp_path: Path, film: Path) -> None:
    with pytest.raises(Unsupported, match="not valid now"):
        sign(film, film.with_name("b.mp4"), WORK, keys_in(tmp_path, ends=-DAY))
    assert not film.with_name("b.mp4").exists()

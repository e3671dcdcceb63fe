from pathlib import Path

import pytest

from ensemble.engine.lettering.fonts import Fonts, found_in, identity

NAMES = [
    "Ada",
    "Größe",
    "Nguyễn Hương",
    "Νίκος",
    "Иван",
    "علي",
    "אבי",
    "山田",
    "김민준",
    "王小明",
    "शर्मा",
    "শ্রী",
    "தமிழ்ச்செல்வி",
    "น้ำใจ",
    "გიორგი",
    "Հայկ",
    "ሰላም",
    "తెలుగు",
    "ગુજરાતી",
    "ਪੰਜਾਬੀ",
    "ಕನ್ನಡ",
    "മലയാളം",
    "සිංහල",
    "ខ្មែរ",
    "ລາວ",
    "မြန်မာ",
    "さくら カナ",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_of_these_scripts_has_letters(name: str) -> None:
    fonts = found_in()
    for display in (True, False):
        for face, text in fonts.runs(name, display=display):
            assert face is not None
            assert all(face.has(letter) for letter in text if letter.isalpha())


def test_a_face_that_promises_a_letter_without_having_it_is_passed_over() -> None:
    """The part "latin-ext" says U+0100-02BA, and has no letter o with a horn."""
    promising = [
        face
        for face in found_in().text
        if "instrument" in face.path.name and any(low <= 0x1A1 <= high for low, high in face.spans)
    ]
    assert promising
    assert not any(face.has("ơ") for face in promising)


def test_marks_and_spaces_stay_with_their_letters() -> None:
    assert len(found_in().runs("علي بن محمد", display=False)) == 1
    assert len(found_in().runs("Ivan the Great.", display=False)) == 1


def test_a_mark_that_no_face_has_is_left_out_rather_than_a_box() -> None:
    assert "".join(text for _, text in found_in().runs("o\u0351ra", display=False)) == "ora"


def test_emoji_are_left_out_rather_than_boxes() -> None:
    assert "".join(text for _, text in found_in().runs("Cy 🎉", display=False)) == "Cy "


def test_one_file_serves_for_everything() -> None:
    path = found_in().text[0].path
    fonts = found_in(path)
    assert [face and face.path for face, _ in fonts.runs("Ada", display=True)] == [path]


def test_without_fonts_text_has_no_face(tmp_path: Path) -> None:
    assert found_in(tmp_path).runs("Ada", display=True) == [(None, "Ada")]


def test_the_identity_tells_fonts_apart() -> None:
    assert identity(found_in()) != identity(Fonts())
    assert identity(found_in()) == identity(found_in())

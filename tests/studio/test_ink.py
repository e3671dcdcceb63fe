"""Who wrote what."""

from ensemble.studio.ink import hands_in, written


def test_each_byte_keeps_its_hand() -> None:
    runs = written([], [{"insert": "Hello"}], 1)
    runs = written(runs, [{"retain": 5}, {"insert": " Ü"}], 2)
    assert runs == [[1, 5], [2, 3]]
    runs = written(runs, [{"retain": 2}, {"delete": 2}, {"insert": "!"}], 2)
    assert runs == [[1, 2], [2, 1], [1, 1], [2, 3]]
    assert hands_in(runs) == [1, 2]
    assert written(runs, [{"delete": 7}], 1) == []

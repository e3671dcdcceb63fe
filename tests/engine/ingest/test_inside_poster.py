from pathlib import Path

import av
import numpy as np
from PIL import Image

from ensemble.engine.ingest.inside_poster import frames_in, laid_out, liveliness
from tests.engine import media


def frame_of(image: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]") -> av.VideoFrame:
    return av.VideoFrame.from_ndarray(image, format="rgb24")


def test_much_to_see_is_livelier_than_a_wash_and_a_wash_than_black() -> None:
    noisy = np.random.default_rng(1).integers(0, 255, (90, 160, 3), dtype=np.uint8)
    wash = np.repeat(np.tile(np.linspace(0, 255, 160, dtype=np.uint8), (90, 1))[:, :, None], 3, 2)
    black = np.zeros((90, 160, 3), dtype=np.uint8)
    lively = [liveliness(Image.fromarray(image)) for image in (noisy, wash, black)]
    assert lively == sorted(lively, reverse=True)
    assert lively[2] == 0


def test_a_film_that_begins_in_black_gets_a_poster_from_later(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "f"
    pattern = np.random.default_rng(2).integers(0, 255, (18, 32, 3), dtype=np.uint8)
    bright = np.kron(pattern, np.ones((5, 5, 1), dtype=np.uint8))
    with av.open(str(path), "w", format="mp4") as made:
        stream = made.add_stream("libx264", rate=10, options={"g": "5"})
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        for number in range(40):
            image = bright if 20 <= number < 30 else np.zeros_like(bright)
            made.mux(stream.encode(frame_of(image)))
        made.mux(stream.encode(None))
    poster = media.made(path, folder).posters[-1]
    with Image.open(poster.path) as opened:
        assert np.asarray(opened.convert("L")).mean() > 60


def test_small_pictures_lie_in_rows_of_ten_and_a_torn_one_is_left_out(tmp_path: Path) -> None:
    tiles = np.repeat(np.arange(1, 24, dtype=np.uint8), 4 * 2 * 3)
    (tmp_path / "raw").write_bytes(tiles.tobytes() + b"torn")
    sheet = np.asarray(laid_out(list(frames_in(tmp_path / "raw", (4, 2)))))
    assert sheet.shape == (6, 40, 3)
    assert [int(sheet[y, x, 0]) for y, x in ((0, 0), (1, 7), (2, 0), (5, 11), (5, 12))] == [
        *(1, 2, 11, 23, 0)
    ]

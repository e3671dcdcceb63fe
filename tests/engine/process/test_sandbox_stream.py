"""A tied Python of ours whose output is a stream."""

from pathlib import Path

import pytest

from ensemble.engine.errors import OurFault
from ensemble.engine.process.sandbox import Limits
from ensemble.engine.process.sandbox_stream import streaming


def test_a_stream_that_never_begins_is_no_fault_of_a_file(tmp_path: Path) -> None:
    inputs: tuple[Path, ...] = ()
    with (
        pytest.raises(OurFault),
        streaming(
            "sound.gone", tmp_path, folder=tmp_path, inputs=inputs, limits=Limits()
        ) as pieces,
    ):
        list(pieces)

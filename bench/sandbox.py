"""What a tied start costs beside a bare one: python -m bench.sandbox [STARTS]

One line for each level that this machine has: milliseconds of CPU that a start costs more than the
same start without ties, the process kept ready included.
"""

import subprocess  # noqa: TID251 - the bare start is what it is measured against
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.stopwatch import best
from ensemble.engine.process import sandbox
from ensemble.engine.process.sandbox import Level

STARTS, GOAL = 200, 5.0
PROGRAM = "/bin/true"


def main(starts: int) -> None:
    bare = _each(lambda: subprocess.Popen([PROGRAM]).wait(), starts)
    with TemporaryDirectory() as folder:
        for level in Level:
            if not sandbox.is_there(level):
                continue
            with sandbox.at(level):
                tied = _each(lambda: sandbox.start([PROGRAM], folder=Path(folder)).wait(), starts)
            words = f"{tied:.2f} ms of CPU beside {bare:.2f} ms"
            mark = "kept" if tied - bare <= GOAL else "MISSED"
            print(f"ms a start costs at {level.name}: {tied - bare:.2f} ({words}); goal 5: {mark}")


def _each(start: Callable[[], object], starts: int) -> float:
    """Milliseconds of CPU of one start."""
    start()
    took = best(lambda: [start() for _ in range(starts)])
    return took.cpu / starts * 1_000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else STARTS)

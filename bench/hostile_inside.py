"""Many hostile files through the readers alone: `python -m bench.hostile_inside [COUNT] [SEED]`

`bench.hostile` goes the whole way and takes a second a file. This forks a Python that has the
libraries already, once a file, so that tens of thousands can be tried: each has to answer with a
sentence or with measures that make sense, within its memory and its time. A reader that dies is
counted and not a finding: it is tied, and who asked answers with a sentence.
"""

import json
import os
import resource
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NoReturn

from tests.engine.hostile import sanity, sentence
from tests.engine.mutations import mutated

from bench.hostile import KEPT, KINDS, recordings
from ensemble.engine.errors import EngineError
from ensemble.engine.ingest import inside_pictures, inside_probe
from ensemble.engine.ingest.probe import from_answer
from ensemble.engine.ingest.sniff import sniff

COUNT, SECONDS, MEMORY = 5_000, 20, 3 << 30


def main(count: int, seed: int) -> int:
    """Return how many findings there were, having printed them."""
    ends: Counter[str] = Counter()
    slowest = 0.0
    with TemporaryDirectory(prefix="hostile-") as place:
        bodies = {kind: whole[0] for kind, whole in recordings(Path(place)).items()}
        dice, path = Random(seed), Path(place, "upload")
        for number in range(count):
            kind = dice.choice(KINDS)
            how, body = mutated([bodies[kind]], dice)
            path.write_bytes(body)
            began = time.monotonic()
            end, wrong = _tried(path)
            slowest = max(slowest, time.monotonic() - began)
            ends[f"{kind} {end}"] += 1
            if wrong or end == "died":
                KEPT.mkdir(exist_ok=True)
                (KEPT / f"inside-{seed}-{number}").write_bytes(body)
                print(
                    f"{'FINDING' if wrong else 'died'} {seed}-{number} {kind} {how} {wrong}",
                    flush=True,
                )
                ends["findings"] += bool(wrong)
    for end, times in sorted(ends.items()):
        print(f"{end:40} {times}")
    print(f"the slowest took {slowest:.1f} s")
    print(f"findings among {count} files for the readers: {ends['findings']}; goal 0")
    return ends["findings"]


def _tried(path: Path) -> tuple[str, list[str]]:
    """How it ended (refused, read or died), and what was wrong."""
    try:
        found = sniff(path)
    except EngineError as error:
        return "refused", [*sentence(error.sentence)]
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        _read(path, found.name if found.is_picture else found.demuxer, found.is_picture, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        told = answer.read()
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if status == -signal.SIGALRM:
        return "hung", [f"took more than {SECONDS} s"]
    if status:
        return "died", []
    said = json.loads(told)
    if "sentence" in said:
        return "refused", [*sentence(said["sentence"])]
    try:
        return "read", [*sanity(from_answer(found, said))]
    except EngineError as error:
        return "refused", [*sentence(error.sentence)]


def _read(path: Path, known_as: str, is_picture: bool, writing: int) -> NoReturn:
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    reader = inside_pictures if is_picture else inside_probe
    try:
        told = reader.answer(str(path), known_as)
    except EngineError as error:
        told = {"sentence": error.sentence}
    except BaseException:
        os._exit(1)
    os.write(writing, json.dumps(told).encode())
    os._exit(0)


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    count, seed = words + [COUNT, 1][len(words) :]
    sys.exit(1 if main(count, seed) else 0)

"""Opens what strangers sent, tied: `python -m ensemble.engine.ingest.inside TASK ARGUMENTS`.

Answers in JSON on its standard output: what the task returned, or the error with its sentence.
"""

import json
import os
import sys
from importlib import import_module

from ensemble.engine.errors import EngineError
from ensemble.engine.process.begun import say_begun

# Each task imports only the libraries that it needs: starting costs more than the work.
TASKS = {
    "probe": "inside_probe",
    "pictures": "inside_pictures",
    "poster": "inside_poster",
    "recheck": "inside_recheck",
}


def main(task: str, arguments: str) -> None:
    """Carry out one task and print its answer."""
    answer = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints is no answer
    module = import_module(f"ensemble.engine.ingest.{TASKS[task]}")
    say_begun()
    try:
        told = module.answer(*json.loads(arguments))
    except EngineError as error:
        told = {"error": type(error).__name__, "sentence": error.sentence}
    except MemoryError:
        told = {"error": "TooLarge", "sentence": "This file needs more memory than is allowed."}
    with os.fdopen(answer, "w", encoding="utf-8") as printed:
        json.dump(told, printed)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Ties its own hands, then becomes the program it was told to run.

Run by path as `python -I -S confine.py SPEC program argument…`, so that no code of the caller runs
between a fork and an exec. SPEC is JSON: what `sandbox.start` writes.
"""

import json
import os
import resource
import sys


def main(spec: str, *command: str) -> None:
    """Never returns: the program takes this one's place, or nothing runs."""
    bounds = json.loads(spec)
    limit(bounds["limits"])
    os.execv(command[0], command)  # noqa: S606 - no shell on purpose


def limit(limits: dict[str, int]) -> None:
    """Hard ceilings on this process. Keys are the names of `resource`, without `RLIMIT_`."""
    for name, value in limits.items():
        which = getattr(resource, f"RLIMIT_{name}")
        ceiling = resource.getrlimit(which)[1]
        lower = value if ceiling == resource.RLIM_INFINITY else min(value, ceiling)
        resource.setrlimit(which, (lower, lower))


if __name__ == "__main__":
    main(*sys.argv[1:])

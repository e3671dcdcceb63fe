"""Every promise that is measured here, in one table: `script/bench`

Runs each bench by itself, shows what it says as it says it, and gathers every line of the form
`promise: measured …; goal G`. A ratio below 1 is better than the goal, whichever way it points.
"""

import re
import subprocess  # noqa: TID251 - each bench is a process of its own.
import sys
from dataclasses import dataclass

BENCHES = (
    ("project_page", "sqlite"), ("project_page", "postgresql"), ("airing", ""), ("upload", ""),
    ("start", ""), ("survive", ""), ("sandbox", ""), ("hostile", ""), ("mix", ""), ("crowd", ""),
    ("peaks", ""), ("prepare", ""), ("align", ""), ("stills", ""), ("wall", ""), ("credits", ""),
    ("render", ""), ("changes", ""), ("growth", ""), ("machines", ""),
)  # fmt: skip
LINE = re.compile(
    r"^(?P<promise>[^:]+): (?P<measured>[\d.]+).*; goal (?P<goal>[\d.]+)(?P<least> at least)?"
)


@dataclass(frozen=True)
class Row:
    """One promise, what was measured, and the goal; `is_least` goals are to be passed."""

    promise: str
    measured: float
    goal: float
    is_least: bool

    @property
    def ratio(self) -> float:
        """How much of the goal is used up."""
        one, other = (self.goal, self.measured) if self.is_least else (self.measured, self.goal)
        if other:
            return one / other
        return float("inf") if one else 0.0


def main() -> int:
    rows, broken = [], []
    for name, database in BENCHES:
        words = _run(name, database)
        if words is None:
            broken.append(name)
            continue
        said = f" ({database})" if database else ""
        rows += [row for line in words.splitlines() if (row := read(line, f"{name}{said}"))]
    print(f"\n{'promise':64} {'goal':>8} {'measured':>9} {'ratio':>6}")
    for row in rows:
        mark = "" if row.ratio <= 1 else "  MISSED"
        print(f"{row.promise[:64]:64} {row.goal:8g} {row.measured:9g} {row.ratio:6.2f}{mark}")
    print(*(f"{name} broke" for name in broken), sep="\n")
    return len(broken)


def read(line: str, bench: str) -> Row | None:
    """Return what a line of a bench promises, if it does."""
    found = LINE.match(line)
    if found is None:
        return None
    measured, goal = float(found["measured"]), float(found["goal"])
    return Row(f"{bench}: {found['promise']}", measured, goal, bool(found["least"]))


def _run(name: str, database: str) -> str | None:
    command = [sys.executable, "-m", f"bench.{name}"]
    if database == "postgresql":
        command = [sys.executable, "-m", "bench.on_postgresql", name]
    print(f"— {name} {database}", flush=True)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(done.stdout, done.stderr[-2000:] if done.returncode else "", flush=True)
    return done.stdout if done.stdout else None


if __name__ == "__main__":
    sys.exit(main())

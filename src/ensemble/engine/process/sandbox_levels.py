"""How strongly a program is tied, and how much it may use."""

import sys
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """The ladder; smaller is stronger."""

    BUBBLEWRAP = 1
    LANDLOCK = 2
    ALONE = 3
    SECCOMP = 4
    LIMITS = 5

    @property
    def is_safe(self) -> bool:
        """Whether files of strangers may be opened at this level. Else: for development only."""
        return self <= Level.ALONE


@dataclass(frozen=True)
class Limits:
    """What one program may use at most."""

    cpu_seconds: int = 3_600
    wall_seconds: int = 7_200
    memory_bytes: int = 4 << 30
    file_bytes: int = 8 << 30
    open_files: int = 256

    def ceilings(self) -> dict[str, int]:
        """The same as names of `resource`, without `RLIMIT_`."""
        memory = {"AS": self.memory_bytes} if sys.platform == "linux" else {}  # macOS refuses it
        return {
            **memory,
            "CORE": 0,
            "CPU": self.cpu_seconds,
            "FSIZE": self.file_bytes,
            "NOFILE": self.open_files,
        }


NORMAL = Limits()

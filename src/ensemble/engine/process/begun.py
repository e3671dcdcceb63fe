"""A tied Python says that it has begun with its file: what ends before that is our fault."""

import os

MARK = b"ensemble: begun\n"


def say_begun() -> None:
    """Say on standard error that all of ours is there, and the file's turn has come."""
    os.write(2, MARK)

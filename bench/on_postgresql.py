"""Run another bench over a PostgreSQL server of its own: `python -m bench.on_postgresql NAME …`"""

import os
import runpy
import sys

from tests import place, postgresql


def main(name: str, *words: str) -> None:
    """Start a server that ends with this process, and the bench as if it were called by itself."""
    os.environ["ENSEMBLE_DATABASE"] = postgresql.start(place.new_folder(), place.free_port())
    sys.argv = [name, *words]
    runpy.run_module(f"bench.{name}", run_name="__main__", alter_sys=False)


if __name__ == "__main__":
    main(*sys.argv[1:])

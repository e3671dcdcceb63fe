"""`python -m ensemble.engine`: the engine alone, without the web."""

import sys

from ensemble.engine.command.cli import main

sys.exit(main())

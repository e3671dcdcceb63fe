"""Sign what was made, as the last step: whatever touches the file later takes that off."""

import logging
from pathlib import Path

from ensemble.engine.errors import EngineError
from ensemble.engine.interchange.provenance import sign
from ensemble.production.models import Render
from ensemble.production.queries.attribution import work_of_render
from ensemble.production.signing import keys

log = logging.getLogger(__name__)


def sign_made(render: Render, made: Path) -> Path:
    """Return a signed copy beside the file; the file itself where that isn't wished or fails.

    A wrong key is the keeper's to mend, and no reason for anybody's film to wait.
    """
    found = keys()
    if found is None:
        return made
    signed = made.with_stem(f"{made.stem}-signed")
    try:
        sign(made, signed, work_of_render(render), found)
    except EngineError as error:
        log.warning("Render %s stays unsigned. %s", render.key, error.sentence)
        return made
    return signed

"""The source goes to whoever asks, and nothing else does."""

import io
import tarfile
from pathlib import Path

from django.conf import settings

from tests.conftest import ClientOf


def test_a_stranger_gets_the_source_and_nothing_kept_beside_it(
    client_of: ClientOf, db: None
) -> None:
    secret = Path(settings.VAR) / "secret-key.py"
    secret.write_text("never")
    answer = client_of(None).get("/source/")
    with tarfile.open(fileobj=io.BytesIO(answer.content)) as archive:
        names = archive.getnames()
    assert "ensemble/LICENSE" in names
    assert "ensemble/src/ensemble/website/source.py" in names
    kept = ("var", ".git", ".venv", "node_modules", "__pycache__", "secret-key")
    assert not [name for name in names if any(part in name.split("/") for part in kept)]

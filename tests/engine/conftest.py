from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where results go, apart from where sources lie."""
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"

"""A place of its own for each test run: a folder, and a PostgreSQL server when one is asked for."""

import atexit
import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql

from tests import postgresql


def prepare() -> None:
    """Point the settings at a fresh folder and at the database the run asks for.

    Called before Django reads its settings. Workers of xdist share the run's server.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "ensemble.website.settings"
    os.environ["ENSEMBLE_VAR"] = str(new_folder())
    # Playwright keeps an event loop in the tests' thread, where Django would refuse to work.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    os.environ.setdefault("ENSEMBLE_SECRET_KEY", "a secret that only the tests know")
    wanted = os.environ.get("ENSEMBLE_TEST_DATABASE", "sqlite")
    if wanted == "postgresql":
        if "ENSEMBLE_TEST_SERVER" not in os.environ:
            os.environ["ENSEMBLE_TEST_SERVER"] = postgresql.start(new_folder(), free_port())
        os.environ["ENSEMBLE_DATABASE"] = os.environ["ENSEMBLE_TEST_SERVER"]
    else:
        os.environ.pop("ENSEMBLE_DATABASE", None)


@contextmanager
def new_database() -> Iterator[str]:
    """Lend the address of an empty database, or "" for SQLite in the place's own folder."""
    server = os.environ.get("ENSEMBLE_TEST_SERVER", "")
    if not server:
        yield ""
        return
    name = f"place_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield server.rpartition("/")[0] + f"/{name}"


def shared_database() -> str:
    """Return the address of the test's own database, for other processes."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return os.environ["ENSEMBLE_TEST_SERVER"].rpartition("/")[0] + f"/{name}"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def new_folder() -> Path:
    """Return a folder that is gone when the run ends."""
    folder = Path(tempfile.mkdtemp(prefix="ensemble-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder

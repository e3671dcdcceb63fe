"""Backup and restore: rows, files and keys, as one folder that Ensemble alone can read back."""

import shutil
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from ensemble.foundation import spare

ROWS, FILES, KEY = "rows", "files", "secret-key"


def back_up(target: Path) -> None:
    """Write everything into a new folder while the place stays open.

    Rows first: a file that comes later is one too many and does no harm; none is missing.
    """
    target.mkdir(parents=True)
    (target / ROWS).mkdir()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target / ROWS / "ensemble.sqlite3")])
    else:
        _copy_out(target / ROWS)
    for source in (Path(settings.MEDIA_ROOT), Path(settings.UPLOAD_ROOT)):
        if source.exists():
            skip = shutil.ignore_patterns(".drafts", spare.FOLDER)
            shutil.copytree(source, target / FILES / source.name, ignore=skip)
    (target / KEY).write_text(settings.SECRET_KEY)
    (target / KEY).chmod(0o600)


def restore(source: Path) -> None:
    """Read a backup into an empty place. Raises FileExistsError when it isn't empty."""
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        if path.exists():
            raise FileExistsError(f"There is a database already: {path}")
        connection.close()
        shutil.copyfile(source / ROWS / "ensemble.sqlite3", path)
    else:
        call_command("migrate", interactive=False, verbosity=0)
        _copy_in(source / ROWS)
    for target in (Path(settings.MEDIA_ROOT), Path(settings.UPLOAD_ROOT)):
        if (source / FILES / target.name).exists():
            shutil.copytree(source / FILES / target.name, target, dirs_exist_ok=True)
    shutil.copyfile(source / KEY, Path(settings.VAR) / KEY)
    (Path(settings.VAR) / KEY).chmod(0o600)


def _tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    kept = {model._meta.db_table for model in models if model._meta.managed}
    return [*sorted(kept), "django_migrations"]


@transaction.atomic
def _copy_out(folder: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for table in _tables():
            names = _columns(cursor, table)
            with (
                (folder / table).open("wb") as file,
                cursor.copy(f'COPY "{table}" ({names}) TO STDOUT') as rows,
            ):
                file.write(f"{names}\n".encode())
                for block in rows:
                    file.write(block)


@transaction.atomic
def _copy_in(folder: Path) -> None:
    tables = [table for table in _tables() if (folder / table).exists()]
    with connection.cursor() as cursor:
        _let_references_wait(cursor)
        names = ", ".join(f'"{table}"' for table in tables)
        cursor.execute(f"TRUNCATE {names} CASCADE")
        for table in tables:
            with (folder / table).open("rb") as file:
                columns = file.readline().decode().strip()
                with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as rows:
                    while block := file.read(1024 * 1024):
                        rows.write(block)
        models = apps.get_models(include_auto_created=True)
        for line in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(line)


def _let_references_wait(cursor: CursorWrapper) -> None:
    # Django's foreign keys are deferrable: they are checked when all tables are filled.
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _columns(cursor: CursorWrapper, table: str) -> str:
    found = connection.introspection.get_table_description(cursor, table)
    return ", ".join(f'"{column.name}"' for column in found)

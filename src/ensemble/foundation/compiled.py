"""Questions asked on every page, written as SQL once.

Django writes a query anew each time it is asked, and for a large one that takes longer than the
database needs to answer. Here the question is written once for each kind of database, with marks
in place of what differs, and asked again with other values.
"""

from collections import namedtuple
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet


@dataclass(frozen=True)
class Parameter:
    """A mark's name and the type that its values take, or "" and a value that stays."""

    name: str
    given: Any

    def filled(self, values: dict[str, Any]) -> Any:
        return self.given(values[self.name]) if self.name else self.given


@dataclass(frozen=True)
class Written:
    """SQL, its parameters, and how rows become values."""

    sql: str
    parameters: Sequence[Parameter]
    compiler: Any
    converters: dict[int, Any]
    row: Any


class Compiled:
    """`ask(**marks)` returns a queryset of `values_list`; it is called once a kind of database.

    A mark is a value that stands nowhere else in the question and reaches the database as it is:
    nothing in `ask` may look at it or ask another question with it. One that isn't found again
    among the parameters is refused with ValueError.
    """

    def __init__(self, ask: "Callable[..., QuerySet[Any, Any]]", **marks: Any) -> None:
        self.ask, self.marks = ask, marks
        self._written: dict[str, Written] = {}

    def rows(self, **values: Any) -> list[Any]:
        """Return the answer as named tuples, for values by the names of the marks."""
        written = self._written.get(connection.vendor) or self._write()
        filled = [one.filled(values) for one in written.parameters]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, filled)
            found: Any = cursor.fetchall()
        if written.converters:
            found = written.compiler.apply_converters(found, written.converters)
        return [written.row._make(one) for one in found]

    def _write(self) -> Written:
        query = self.ask(**self.marks).query
        compiler = query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        named = [self._named(value) for value in parameters]
        if lost := set(self.marks) - {one.name for one in named}:
            # Answering for a mark instead of for a person would show the wrong things.
            raise ValueError(f"The question doesn't ask for {sorted(lost)} as it is.")
        columns = [column for column, _sql, _alias in compiler.select]
        written = Written(
            sql=sql,
            parameters=named,
            compiler=compiler,
            converters=compiler.get_converters(columns),
            row=namedtuple("Row", list(query.selected or ())),
        )
        self._written[connection.vendor] = written
        return written

    def _named(self, value: Any) -> Parameter:
        for name, mark in self.marks.items():
            # A driver may have wrapped it, to say how wide a number is: wrap what follows, too.
            if isinstance(value, type(mark)) and mark == value:
                return Parameter(name, type(value))
        return Parameter("", value)

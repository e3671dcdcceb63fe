"""The credits as values: who did what, who is thanked, who was also in the room."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ensemble.people.models import Craft

# Roles that aren't crafts: what somebody did when a piece names no craft.
ROLES = {
    "producer": gettext_noop("Produced by"),
    "audio": gettext_noop("Sound"),
    "video": gettext_noop("Film"),
    "image": gettext_noop("Pictures"),
    "text": gettext_noop("Words"),
}


@dataclass(frozen=True)
class Person:
    """A name as its bearer wishes it, and the key of their page."""

    name: str
    key: str


@dataclass(frozen=True)
class Section:
    """A role and everybody who had it, each once, in the order in which they came."""

    role: str
    people: tuple[Person, ...]

    @property
    def label(self) -> str:
        """The role in the reader's language."""
        return _(ROLES[self.role]) if self.role in ROLES else str(Craft(self.role).label)


@dataclass(frozen=True)
class ThanksLine:
    """What somebody wrote to a person who took part."""

    person: Person
    words: str


@dataclass(frozen=True)
class Roll:
    """Everybody's name."""

    sections: tuple[Section, ...] = ()
    thanks: tuple[ThanksLine, ...] = ()
    room: tuple[Person, ...] = ()

    @property
    def people(self) -> frozenset[str]:
        """The keys of all who are credited with a role."""
        return frozenset(person.key for section in self.sections for person in section.people)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "Roll":
        """Read what `to_json` wrote."""
        return cls(
            tuple(Section(row["role"], _people(row["people"])) for row in document["sections"]),
            tuple(ThanksLine(Person(**row["person"]), row["words"]) for row in document["thanks"]),
            _people(document["room"]),
        )


def _people(rows: Iterable[Mapping[str, str]]) -> tuple[Person, ...]:
    return tuple(Person(row["name"], row["key"]) for row in rows)

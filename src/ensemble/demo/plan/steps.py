"""The kinds of steps. Members, pieces, calls and projects are named by plain words of the plan.

A call is named after its project: "kitchen/bass".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ensemble.demo.material import Material
from ensemble.demo.plan.endings import Cut, FallSilent, Mix, Release
from ensemble.demo.words.text import Text
from ensemble.projects.frames import Wish

__all__ = [
    "Claim",
    "Close", "Cut", "Decide", "FallSilent", "Guide", "Join", "LeadToo", "Make",
    "Mix", "Offer", "Post", "Release", "Start", "Step",
]  # fmt: skip


@dataclass(frozen=True)
class Join:
    """Somebody joins. Crafts are `Craft` values with a `Comfort.Level` value each."""

    who: str
    name: str
    crafts: Mapping[str, str]
    about: str
    languages: tuple[str, ...] = ("en",)
    credit_name: str = ""
    is_keeper: bool = False

    @property
    def done(self) -> str:
        return f"join {self.who}"


@dataclass(frozen=True)
class Make:
    """Somebody makes a piece of words or of a material, says what it stands on (piece and how),
    and offers it to a call. It is done once everybody can see it."""

    what: str
    who: str
    made_of: Text | Material
    craft: str
    title: str = ""
    about: str = ""
    stands_on: tuple[tuple[str, str], ...] = ()
    call: str = ""
    line: str = ""
    licence: str = "by-nc-sa"
    condition: str = "freely"

    @property
    def done(self) -> str:
        return f"make {self.what}"


@dataclass(frozen=True)
class Start:
    """Somebody starts a project from a template, with calls by name."""

    what: str
    who: str
    template: str
    title: str
    goal: str
    calls: Mapping[str, Wish]
    seconds: int | None
    start_from: str = ""
    days: int = 28
    language: str = "en"

    @property
    def done(self) -> str:
        return f"start {self.what}"


@dataclass(frozen=True)
class LeadToo:
    """A second leader is asked, and says yes."""

    project: str
    who: str

    @property
    def done(self) -> str:
        return f"{self.who} leads {self.project} too"


@dataclass(frozen=True)
class Guide:
    """A leader gives a call a piece to play along with."""

    call: str
    piece: str

    @property
    def done(self) -> str:
        return f"guide {self.call} with {self.piece}"


@dataclass(frozen=True)
class Offer:
    """Its maker offers a piece that is there already to one more call."""

    piece: str
    call: str
    line: str

    @property
    def done(self) -> str:
        return f"offer {self.piece} to {self.call}"


@dataclass(frozen=True)
class Decide:
    """A leader answers an offer: `used`, `kept` or `not-now`, with a line."""

    piece: str
    call: str
    outcome: str
    line: str

    @property
    def done(self) -> str:
        return f"decide on {self.piece} for {self.call}"


@dataclass(frozen=True)
class Close:
    """A leader says that a call has what it needs."""

    call: str

    @property
    def done(self) -> str:
        return f"close {self.call}"


@dataclass(frozen=True)
class Claim:
    """ "I'm on it"."""

    who: str
    call: str

    @property
    def done(self) -> str:
        return f"{self.who} is on {self.call}"


@dataclass(frozen=True)
class Post:
    """A leader writes an update."""

    project: str
    words: str

    @property
    def done(self) -> str:
        return f"post in {self.project}"


Step = (
    Join | Make | Start | LeadToo | Guide | Offer | Decide | Close | Claim | Post
    | FallSilent | Mix | Cut | Release
)  # fmt: skip

"""Every address of projects, who asks, who may see it."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from ensemble.people.models import Block, Circle, Member
from ensemble.projects.actions.claim import claim_call
from ensemble.projects.models import Call, Claim, Offer, Project
from ensemble.projects.urls import urlpatterns
from tests.builders.projects import offer, project
from tests.conftest import ClientOf, person

ASKERS = ("out", "stranger", "circle", "maker", "leader", "blocked", "blocker")


@dataclass
class World:
    project: Project
    call: Call
    offer: Offer
    claim: Claim
    people: dict[str, Member | None]

    def key(self, of: str) -> dict[str, str]:
        if of == "template":
            return {"template": "song"}
        return {"key": getattr(self, of).key} if of else {}


# Name, whose key, and for each visibility who gets an answer (200 or 302 onward).
# "in" means that whoever isn't signed in is led to the door.
EVERYONE = {"out", "stranger", "circle", "maker", "leader", "blocked"}
MEMBERS = EVERYONE - {"out"}
PUBLIC = {"public": EVERYONE, "link": EVERYONE, "circle": {"circle", "maker", "leader"}}
PUBLIC_IN = {"public": MEMBERS, "link": MEMBERS, "circle": {"circle", "maker", "leader"}}
LEADERS = {seen: {"leader"} for seen in PUBLIC}
MAKER = {seen: {"maker"} for seen in PUBLIC}
ALL = {seen: EVERYONE | {"blocker"} for seen in PUBLIC}
ALL_IN = {seen: MEMBERS | {"blocker"} for seen in PUBLIC}

GET = [
    ("index", "", ALL),
    ("new", "", ALL),
    ("start", "template", ALL_IN),
    ("show", "project", PUBLIC),
    ("updates", "project", PUBLIC),
    ("call", "call", PUBLIC),
    ("offer-mine", "call", PUBLIC_IN),
    ("offer", "offer", MAKER),
    ("edit", "project", LEADERS),
    ("desk", "project", LEADERS),
    ("new-call", "project", LEADERS),
    ("leaders", "project", LEADERS),
    ("edit-call", "call", LEADERS),
]
POST = [
    ("close-call", "call", LEADERS),
    ("claim", "call", PUBLIC_IN),
    ("give-back", "claim", MAKER),
    ("withdraw-offer", "offer", MAKER),
    ("decide", "offer", LEADERS),
    ("post", "project", LEADERS),
    ("invite", "project", LEADERS),
    ("join", "project", LEADERS),
    ("leave", "project", LEADERS),
    ("adopt", "project", PUBLIC_IN),
]


def world(seen: str, ada: Member, ben: Member, cy: Member) -> World:
    """A project of ada's; ben made something for it; dee is in the circle; cy is a stranger."""
    inside, shut, shutting = person("Dee"), person("Eli"), person("Fay")
    circle = Circle.objects.create(name="Band", founder=ada)
    for one in (ada, ben, inside):
        circle.memberships.create(member=one)
    made = project(ada, visibility=seen, circle=circle if seen == "circle" else None)
    call = made.calls.get()
    offered = offer(call, ben)
    claim = claim_call(call, by=ben)
    Block.objects.create(blocker=ada, blocked=shut)
    Block.objects.create(blocker=shutting, blocked=ada)
    names = (None, cy, inside, ben, ada, shut, shutting)
    return World(made, call, offered, claim, dict(zip(ASKERS, names, strict=True)))


def opened(client: Client, method: str, name: str, keys: dict[str, str]) -> bool:
    """Whether there is an answer: a page, a way on, or a refusal in words (not 404, not a door)."""
    answer = getattr(client, method)(reverse(f"projects:{name}", kwargs=keys))
    if answer.status_code == 302 and "/accounts/login" in answer["Location"]:
        return False
    assert answer.status_code in {200, 302, 404, 409, 422}, (name, answer.status_code)
    return bool(answer.status_code != 404)


@pytest.mark.parametrize("seen", ["public", "link", "circle"])
def test_pages_open_for_those_in_the_table_and_nobody_else(
    seen: str, ada: Member, ben: Member, cy: Member, client_of: ClientOf
) -> None:
    made = world(seen, ada, ben, cy)
    for asker, member in made.people.items():
        client = client_of(member)
        for name, of, table in GET:
            expected = asker in table[seen]
            assert opened(client, "get", name, made.key(of)) is expected, (name, asker)


@pytest.mark.parametrize("seen", ["public", "link", "circle"])
def test_changes_are_open_to_those_in_the_table_and_nobody_else(
    seen: str, ada: Member, ben: Member, cy: Member, client_of: ClientOf
) -> None:
    made = world(seen, ada, ben, cy)
    for asker, member in made.people.items():
        client = client_of(member)
        for name, of, table in POST:
            if asker in table[seen]:
                continue
            assert not opened(client, "post", name, made.key(of)), (name, asker)
    assert Project.objects.get().leaders() == [ada]
    assert Offer.objects.counting().count() == 1
    assert Claim.objects.current().count() == 1


def test_no_address_is_missing_from_the_table() -> None:
    listed = {name for name, _of, _table in (*GET, *POST)}
    assert listed == {pattern.name for pattern in urlpatterns}


def test_what_is_for_a_link_or_a_circle_is_in_no_list(
    ada: Member, cy: Member, client_of: ClientOf
) -> None:
    circle = Circle.objects.create(name="Band", founder=ada)
    circle.memberships.create(member=ada)
    project(ada, "Linked", visibility="link")
    project(ada, "Encircled", visibility="circle", circle=circle)
    project(ada, "Open to all")
    for member, shown in (
        (None, {"Open to all"}),
        (cy, {"Open to all"}),
        (ada, {"Open to all", "Encircled"}),
    ):
        words = client_of(member).get(reverse("projects:index")).content.decode()
        assert {name for name in ("Linked", "Encircled", "Open to all") if name in words} == shown

"""The finishing room of a film or a book."""

from ensemble.people.models import Member
from ensemble.pieces.models import Contribution
from ensemble.production.actions.open_cut import open_cut
from tests.builders.production import book
from tests.conftest import ClientOf


def test_everybody_is_named_who_made_what_is_put_in_order_and_what_could_be_added(
    ada: Member, ben: Member, cy: Member, client_of: ClientOf
) -> None:
    project = book(ada, ben, cy)
    shots = open_cut(project, by=ada).shots.order_by("position")
    first, other = [shot.revision.piece for shot in shots]
    Contribution.objects.create(piece=first, member=ada)
    Contribution.objects.create(piece=other, member=ben)
    shots[1].delete()
    page = client_of(ada).get(f"/projects/{project.key}/finish/").content.decode()
    assert '<p class="byline">Ben and Ada</p>' in page
    assert f"{other.title} · Cy and Ben</option>" in page

from pathlib import Path

from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.production.queries.attribution import work_of_render
from tests.builders.production import book, gathered


def test_everybody_is_named_and_only_what_all_may_see_is_listed(
    ada: Member, ben: Member, cy: Member, tmp_path: Path
) -> None:
    render = gathered(book(ada, ben, cy), ada)
    Piece.objects.filter(maker=cy).update(visibility="circle")
    work = work_of_render(render)
    assert set(work.whole.authors) == {each.credited_as for each in (ada, ben, cy)}
    assert [part.authors for part in work.parts] == [(ben.credited_as,)]
    assert work.whole.source.endswith(f"/projects/{render.project.key}/")
    assert not work.whole.licence

"""Projects go on without somebody who left."""

from ensemble.people.actions.leave import leave_place
from ensemble.people.models import Member
from ensemble.projects.actions.claim import claim_call
from ensemble.projects.actions.go_on import go_on_without
from ensemble.projects.actions.invite import invite_leader
from ensemble.projects.actions.join import join_leadership
from ensemble.projects.models import Claim
from tests.builders.projects import call, project


def test_a_project_whose_only_leader_left_may_be_adopted(ada: Member) -> None:
    made = project(ada)
    go_on_without(ada, by=None)
    go_on_without(ada, by=None)
    made.refresh_from_db()
    assert made.is_adoptable
    assert not made.is_led_by(ada)


def test_another_leader_answers_for_it(ada: Member, ben: Member) -> None:
    made = project(ada)
    invite_leader(made, ben, by=ada)
    join_leadership(made, by=ben)
    go_on_without(ada, by=None)
    made.refresh_from_db()
    assert made.producer == ben
    assert not made.is_adoptable


def test_a_promise_passes_on_when_its_member_leaves_the_place(
    ada: Member, ben: Member, django_capture_on_commit_callbacks: object
) -> None:
    claim_call(call(ada), by=ben)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        leave_place(ben, by=ben)
    assert not Claim.objects.current().exists()

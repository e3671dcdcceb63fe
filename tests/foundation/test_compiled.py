"""Questions written once and asked often."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ensemble.foundation.compiled import Compiled
from ensemble.foundation.models import Job

pytestmark = pytest.mark.django_db
MARK, WORD = 31_987, "a word that stands nowhere else"


def jobs(priority: int, name: str) -> Any:
    wanted = Job.objects.filter(Q(priority=priority) | Q(priority=priority), name=name, tries=3)
    return wanted.order_by("pk").values_list("pk", "name", "not_before", "arguments", named=True)


def made(name: str, priority: int) -> Job:
    return Job.objects.create(name=name, priority=priority, arguments=[name], tries=3)


def test_it_answers_as_the_queryset_does_for_other_values() -> None:
    one, two, other = made("mix", 1), made("cut", 2), made("cut", 1)
    asked = Compiled(jobs, priority=MARK, name=WORD)
    for job in (one, two, other):
        answer = asked.rows(priority=job.priority, name=job.name)
        assert [tuple(row) for row in answer] == list(map(tuple, jobs(job.priority, job.name)))
        assert answer[0].pk == job.pk
        assert answer[0].arguments == [job.name]
        assert timezone.now() - answer[0].not_before < timedelta(hours=1)


def test_it_is_one_statement_and_written_once() -> None:
    asked, written = 0, made("mix", 1)

    def count(**marks: Any) -> Any:
        nonlocal asked
        asked += 1
        return jobs(**marks)

    question = Compiled(count, priority=MARK, name=WORD)
    with CaptureQueriesContext(connection) as statements:
        for _round in range(3):
            assert len(question.rows(priority=1, name=written.name)) == 1
    assert (asked, len(statements)) == (1, 3)


def test_what_is_asked_stays_a_parameter() -> None:
    made("mix", 1)
    question = Compiled(jobs, priority=MARK, name=WORD)
    assert question.rows(priority=1, name="mix' OR '1'='1") == []


def test_a_mark_that_gets_lost_is_refused() -> None:
    question = Compiled(lambda name, priority: jobs(1, name), name=WORD, priority=MARK)
    with pytest.raises(ValueError, match="priority"):
        question.rows(name="mix", priority=1)

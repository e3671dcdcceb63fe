"""A job's progress, live."""

import json
from collections.abc import Callable

import httpx

from ensemble.foundation.attempt import attempt
from ensemble.foundation.jobs import Run
from ensemble.foundation.lease import take
from ensemble.foundation.models import Job
from ensemble.foundation.models.job import PARTS
from ensemble.people.models import Member
from tests.foundation import sample

Cookies = Callable[[Member], dict[str, str]]


def test_whoever_asked_sees_it_come_to_its_end(
    served: str, ada: Member, cookie_of: Cookies
) -> None:
    row = sample.refuse.later(by=ada)
    url, seen = f"{served}/live/jobs/{row.key}", []
    with httpx.stream("GET", url, cookies=cookie_of(ada), timeout=60) as answer:
        for line in answer.iter_lines():
            if line.startswith("data: "):
                seen.append(json.loads(line[6:]))
                if len(seen) == 1:
                    taken = take()
                    assert taken is not None
                    attempt(Run(taken))
    assert seen[0]["state"] == "waiting"
    assert seen[-1]["failure"] == "This film has no pictures."


def test_a_whole_is_as_far_as_its_parts(served: str, ada: Member, cookie_of: Cookies) -> None:
    whole = sample.add_child.later(by=ada)
    parts = [sample.add_child.later(by=ada, parent=whole) for _number in range(2)]
    Job.objects.filter(pk=parts[0].pk).update(progress=0.5)
    url = f"{served}/live/jobs/{whole.key}"
    with httpx.stream("GET", url, cookies=cookie_of(ada), timeout=60) as answer:
        line = next(line for line in answer.iter_lines() if line.startswith("data: "))
    told = json.loads(line[6:])
    assert (told["state"], told["progress"]) == ("running", 0.25 * PARTS)
    assert told["message"] == "25 % of it is made."


def test_others_see_nothing(served: str, ada: Member, ben: Member, cookie_of: Cookies) -> None:
    row = sample.refuse.later(by=ada)
    url = f"{served}/live/jobs/{row.key}"
    assert httpx.get(url, cookies=cookie_of(ben)).status_code == 404
    assert httpx.get(url).status_code == 404
    assert httpx.get(url, cookies={"sessionid": "made up"}).status_code == 404


def test_whoever_comes_back_hears_the_end_once(
    served: str, ada: Member, cookie_of: Cookies
) -> None:
    row = sample.refuse.later(by=ada)
    taken = take()
    assert taken is not None
    attempt(Run(taken))
    url, mine = f"{served}/live/jobs/{row.key}", cookie_of(ada)
    again = httpx.get(url, cookies=mine, headers={"Last-Event-ID": "3"})
    assert "id: end" in again.text
    over = httpx.get(url, cookies=mine, headers={"Last-Event-ID": "end"})
    assert over.status_code == 204

"""How often something may be done."""

import pytest
from django.test import RequestFactory

from ensemble.foundation.limits import address_of, forget_old_tallies, limit
from ensemble.foundation.models import Tally
from ensemble.foundation.refusal import Refused

pytestmark = pytest.mark.django_db


def test_the_fourth_time_is_refused_for_one_and_not_for_another() -> None:
    for _ in range(3):
        limit("sign-in", "ada@example.org", per_hour=3)
    with pytest.raises(Refused, match="often") as refusal:
        limit("sign-in", " ADA@example.org", per_hour=3)
    assert refusal.value.status == 429
    limit("sign-in", "ben@example.org", per_hour=3)
    limit("join", "ada@example.org", per_hour=3)


def test_old_counts_are_forgotten() -> None:
    limit("sign-in", "ada", per_hour=1)
    Tally.objects.create(name="sign-in", who="ada", hour=1)
    forget_old_tallies()
    assert Tally.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::ffff", "2001:db8:1:2::/64"),
        ("", "nowhere"),
    ],
)
def test_an_address_counts_as_its_network_and_headers_change_nothing(
    address: str, name: str
) -> None:
    headers = {"X-Forwarded-For": "198.51.100.9"}
    request = RequestFactory(headers=headers).get("/", REMOTE_ADDR=address)
    assert address_of(request) == name

"""Mail, or none."""

from ensemble.people.models import Member
from tests.conftest import ClientOf


def test_the_weekly_mail_is_a_choice(ada: Member, client_of: ClientOf) -> None:
    client = client_of(ada)
    client.post("/people/settings/account/", {})
    ada.refresh_from_db()
    assert ada.mail_stopped_at
    client.post("/people/settings/account/", {"weekly": "on"})
    ada.refresh_from_db()
    assert ada.mail_stopped_at is None

"""The language of pages."""

from ensemble.people.models import Member
from tests.conftest import ClientOf


def test_only_languages_we_have_are_kept(ada: Member, client_of: ClientOf) -> None:
    client = client_of(ada)
    for language, kept in (("en", "en"), ("tlh", "en"), ("", "")):
        client.post("/people/settings/appearance/", {"page_language": language})
        ada.refresh_from_db()
        assert ada.page_language == kept

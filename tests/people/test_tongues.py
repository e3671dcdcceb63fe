"""Languages and time zones."""

from django.test import RequestFactory

from ensemble.people import tongues


def test_languages_say_their_own_names() -> None:
    assert dict(tongues.languages())["de"] == "Deutsch"
    assert tongues.language_name("xx-nobody") == "xx-nobody"


def test_the_browser_is_believed_up_to_three() -> None:
    request = RequestFactory().get("/", headers={"Accept-Language": "de-AT,de,en,fr,xx,*"})
    assert tongues.guess_languages(request) == ["de", "en", "fr"]


def test_time_zones_can_be_read() -> None:
    zones = dict(tongues.time_zones())
    assert zones["America/New_York"] == "America/New York"

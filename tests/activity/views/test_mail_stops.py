"""Ending the weekly mail."""

import pytest

from tests.conftest import ClientOf


@pytest.mark.django_db
def test_a_made_up_link_ends_nothing(client_of: ClientOf) -> None:
    assert client_of(None).post("/mail-stops/made:up:link/").status_code == 404

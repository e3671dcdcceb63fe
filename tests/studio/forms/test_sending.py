"""What a browser says of a take is believed as far as it makes sense."""

import pytest

from ensemble.studio.forms.sending import SendingForm

FACTS = {"upload": "a", "title": "Mine", "raw_at": "0", "trim_start": "0"}


@pytest.mark.parametrize("told", ["[" * 3_900, "{", "7", '{"a": ' * 600])
def test_what_makes_no_sense_says_nothing(told: str) -> None:
    form = SendingForm(FACTS | {"evidence": told, "marks": told})
    assert form.is_valid()
    assert (form.sending({}).evidence, form.sending({}).marks) == ({}, [])

"""A length in minutes and seconds."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _

WRITTEN = re.compile(r"(?:(\d{1,3}):)?(\d{1,5})")


class LengthField(forms.CharField):
    """`2:30` and `150` both mean two and a half minutes; kept as seconds, empty as None."""

    def to_python(self, value: Any) -> Any:
        written = str(super().to_python(value) or "").strip()
        if not written:
            return None
        found = WRITTEN.fullmatch(written)
        if found is None or not any(int(part or 0) for part in found.groups()):
            raise forms.ValidationError(_("Write it like 2:30, minutes and seconds."))
        return int(found[1] or 0) * 60 + int(found[2])

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int):
            return value
        return f"{value // 60}:{value % 60:02}"

"""What somebody likes to make."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Comfort, Craft, Member


class CraftsForm(forms.Form):
    """One choice for each craft: not mine, or how much at home in it."""

    def __init__(self, *args: Any, member: Member, **facts: Any) -> None:
        super().__init__(*args, **facts)
        chosen = dict(member.comforts.values_list("craft", "level"))
        for craft in Craft:
            self.fields[craft.value] = forms.ChoiceField(
                label=craft.label,
                choices=[("", _("not mine")), *Comfort.Level.choices],
                initial=chosen.get(craft.value, ""),
                required=False,
            )

    def levels(self) -> dict[str, str]:
        """Return craft to level, of what was chosen."""
        return {craft: level for craft, level in self.cleaned_data.items() if level}

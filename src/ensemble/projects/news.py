"""How news of projects is said."""

from django.utils.translation import gettext_lazy as _

from ensemble.activity.sentences import add_sentence

SENTENCES = {
    "piece_offered": _("%(actor)s offered “%(title)s” to “%(call)s”."),
    "offer_used": _("“%(title)s” is used in “%(project)s”. %(actor)s says: %(line)s"),
    "offer_kept": _("“%(title)s” is kept for later in “%(project)s”. %(actor)s says: %(line)s"),
    "offer_not_now": _(
        "“%(title)s” stays out of “%(project)s” this time. %(actor)s says: %(line)s"
    ),
    "offer_refused": _("Your piece couldn't be offered to “%(title)s”. %(because)s"),
    "offer_lost": _("“%(title)s” was withdrawn by its maker, so “%(call)s” needs an answer again."),
    "place_is_yours": _("Your turn: a place in “%(title)s” is yours for 72 hours."),
    "claim_expired": _(
        "Your place in “%(title)s” went to the next in line. Take another any time."
    ),
    "call_closed": _("“%(title)s” has what it needs now. Thank you for being on it."),
    "update_posted": _("%(actor)s wrote news of “%(title)s”."),
    "leader_invited": _("%(actor)s asks whether you would lead “%(title)s” too."),
    "leader_joined": _("%(actor)s leads “%(title)s” with you now."),
    "project_handed_over": _("%(actor)s stepped back. “%(title)s” is in your hands now."),
    "leaders_nudged": _("“%(title)s” hasn't heard from you for a week. A line is enough."),
    "project_adoptable": _("The leaders of “%(title)s” are silent. Somebody else may take over."),
    "project_rests": _("“%(title)s” rests now. Anybody may adopt it and go on."),
    "project_adopted": _("%(actor)s adopted “%(title)s”, and it goes on."),
}


def add_sentences() -> None:
    """Teach activity how to say them."""
    for verb, sentence in SENTENCES.items():
        add_sentence(verb, sentence)

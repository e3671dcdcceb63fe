"""A broken rule, said once, in a sentence that a member can read."""


class Refused(Exception):  # noqa: N818 - it is not an error: it is an answer.
    """Raised by a model or an action when a rule says no.

    The website turns it into a page, a part or a problem document in one place.
    """

    status = 409

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class OurTrouble(Refused):
    """It is nothing that was sent, but something of ours that failed; what was sent is kept."""

    status = 503


class NotYours(Refused):
    """Refused because of who is asking (403)."""

    status = 403


class NotThere(Refused):
    """Refused because the asker may not even know whether it exists (404)."""

    status = 404


class TooOften(Refused):
    """Refused for a while (429)."""

    status = 429

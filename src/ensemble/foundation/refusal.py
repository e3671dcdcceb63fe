"""A broken rule, said once, in a sentence that a member can read."""


class Refused(Exception):  # noqa: N818 - it is not an error: it is an answer.
    """Raised by a model or an action when a rule says no.

    The website turns it into a page, a part or a problem document in one place.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

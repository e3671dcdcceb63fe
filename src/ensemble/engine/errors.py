"""What can go wrong with media. Every error carries a sentence that a member can read."""


class EngineError(Exception):
    """Something in the engine did not work; `sentence` says what happened and what to do next."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class OurFault(Exception):  # noqa: N818
    """Something of ours failed before it came to the file, which may be whole.

    It bears no sentence: whoever asked tries again, and blames nobody's file.
    """


class Unreadable(EngineError):  # noqa: N818
    """The file is of a known kind, but broken or cut short."""


class Unsupported(EngineError):  # noqa: N818
    """The file is of a kind that the engine refuses to open."""


class TooLarge(EngineError):  # noqa: N818
    """The file goes past a limit: bytes, pixels, seconds, streams or work."""


class RenderFailed(EngineError):  # noqa: N818
    """Something could not be made from media that was readable."""


class Cancelled(EngineError):  # noqa: N818
    """The person who asked for the work called it off."""

    def __init__(self, sentence: str = "This was called off. Nothing was changed.") -> None:
        super().__init__(sentence)

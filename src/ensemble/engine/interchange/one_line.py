"""Words of members for the documents of others, where a line end would begin something else."""


def printable(text: str) -> str:
    """With spaces for control letters and halves of letters, which XML can't hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def one_line(text: str) -> str:
    """On one line, so that no name can pretend to be another line."""
    return " ".join(printable(text).split())

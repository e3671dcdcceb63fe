"""Words cut into lines that are read in one breath: for the page, and for captions. No database."""

import re

# Two rows of a caption; more is hard to read while listening.
LONGEST = 84
_SENTENCE = re.compile(r"(?<=[.!?…。！？؟।:;])[\"'”’»)\]]*\s+|(?<=[。！？])")  # noqa: RUF001
_PHRASE = re.compile(r"(?<=[,;:—–،、，])\s*")  # noqa: RUF001


def lines_of(words: str) -> list[str]:
    """Return the lines of a text, in order, without empty ones.

    A line of a poem stays what it is; a paragraph is cut after sentences, a long sentence after
    phrases, and what is still too long between words.
    """
    return [piece for line in words.splitlines() for piece in _cut(line.strip()) if piece]


def stanzas_of(words: str) -> list[list[tuple[int, str]]]:
    """Return the same lines in the groups that empty lines make, each with its number."""
    stanzas, number = list[list[tuple[int, str]]](), 0
    for block in re.split(r"\n\s*\n", words.replace("\r\n", "\n")):
        lines = lines_of(block)
        if lines:
            stanzas.append(list(enumerate(lines, number)))
            number += len(lines)
    return stanzas


def _cut(line: str) -> list[str]:
    if len(line) <= LONGEST:
        return [line]
    return [
        part
        for sentence in _joined(_parts(_SENTENCE, line))
        for phrase in (
            [sentence] if len(sentence) <= LONGEST else _joined(_parts(_PHRASE, sentence))
        )
        for part in _between_words(phrase)
    ]


def _parts(where: re.Pattern[str], line: str) -> list[str]:
    return [part.strip() for part in where.split(line) if part and part.strip()]


def _joined(parts: list[str]) -> list[str]:
    """Short neighbors together, as long as they fit."""
    joined: list[str] = []
    for part in parts:
        if joined and len(joined[-1]) + 1 + len(part) <= LONGEST:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _between_words(phrase: str) -> list[str]:
    if len(phrase) <= LONGEST:
        return [phrase]
    if " " not in phrase:
        return [phrase[at : at + LONGEST // 2] for at in range(0, len(phrase), LONGEST // 2)]
    return _joined(phrase.split())

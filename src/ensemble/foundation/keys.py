"""Public names of things: random, short, and silent about how many there are."""

import secrets

# No look-alikes (0 O 1 l I): people read these aloud.
ALPHABET = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 12


def new_key() -> str:
    """Return a random key of 12 characters (about 70 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_key(words: str) -> bool:
    """Whether this could be one of our keys."""
    return len(words) == LENGTH and set(words) <= set(ALPHABET)

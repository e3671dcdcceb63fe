"""How to sign in as the demo's keeper: a word that each place derives from its own secret."""

from django.utils.crypto import salted_hmac

ADDRESS = "demo@example.org"


def keeper_word() -> str:
    """Return the password. Whoever reads this place's console knows it, and nobody else."""
    mark = salted_hmac("ensemble.demo", "keeper", algorithm="sha256").hexdigest()[:8]
    return f"make something {mark}"

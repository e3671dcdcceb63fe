"""News of people, sent after commit."""

from django.dispatch import Signal

# Sent with `member`: everything that named this person was wiped from their row.
member_left = Signal()

# Sent with `circle` and `member`: they may no longer see what is the circle's.
circle_left = Signal()

"""What capabilities above can listen for. All are sent after commit."""

from django.dispatch import Signal

# sender=Call, call: what is used of its answers changed
choices_changed = Signal()
# sender=Call, call: what its answers stand on may have changed
guide_changed = Signal()
# sender=Offer, offer: offered, or offered again
offer_made = Signal()

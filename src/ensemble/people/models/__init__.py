"""Who is here."""

from ensemble.people.models.block import Block
from ensemble.people.models.circle import Circle, Membership
from ensemble.people.models.comfort import Comfort, Craft
from ensemble.people.models.member import Member

__all__ = ["Block", "Circle", "Comfort", "Craft", "Member", "Membership"]

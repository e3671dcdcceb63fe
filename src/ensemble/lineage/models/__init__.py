"""What stands on what."""

from ensemble.lineage.models.source import How, Source

__all__ = ["How", "Source"]

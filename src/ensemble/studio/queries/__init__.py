"""What the studio knows of sounds: which may be laid in a mix, and where a take belongs."""

from ensemble.studio.queries.heard import heard_in, may_be_heard_in
from ensemble.studio.queries.places import place_of, places_of

__all__ = ["heard_in", "may_be_heard_in", "place_of", "places_of"]

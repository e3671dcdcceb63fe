"""Reading lineage: upward, downward, and what may be built."""

"""Sources: what a piece stands on, and what grew from it."""

"""A living demo community, made by the same actions as the pages."""

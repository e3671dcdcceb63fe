"""The hub of open pages beside its peers."""

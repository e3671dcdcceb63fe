"""What leaders do to finish a project."""

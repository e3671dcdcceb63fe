"""What members do with sources."""

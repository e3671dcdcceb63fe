"""Tests, mirrored after the source."""

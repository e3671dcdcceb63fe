"""Clearing and moderation."""

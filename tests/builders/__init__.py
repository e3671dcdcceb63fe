"""Worlds for tests, one module a capability."""

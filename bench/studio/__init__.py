"""Proofs of the recorder in a real browser, through a real loopback of sound."""

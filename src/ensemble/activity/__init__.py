"""What happened, and who should hear of it."""

"""What leaders do with mixes."""

"""What members and the clock do with projects."""

"""A run for other programs that keep runs."""

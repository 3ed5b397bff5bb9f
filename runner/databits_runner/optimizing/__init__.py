"""The optimizers, and what is seen of them while they work."""

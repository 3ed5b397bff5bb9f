"""What an example in the prompt does to the score: randomised evidence with intervals. Pure functions on arrays."""

"""The language models of a run: made from settings, and counted."""

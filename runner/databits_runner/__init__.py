"""Runs DSPy on the rows of a DataBits dataset. Knows nothing of the editor: it reads one file and writes others."""

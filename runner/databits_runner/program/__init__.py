"""The template as a DSPy program, and its rows as DSPy examples."""

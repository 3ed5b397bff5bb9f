"""Lets tests use the made-up worlds of the benchmarks."""

import sys
from pathlib import Path

# Last, for there are packages with the names of benchmarks.
sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

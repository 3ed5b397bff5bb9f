"""What the run stands on, looked at before anything is asked of a model."""

import importlib.metadata
import platform
import sys
from typing import Any

from databits_runner.failures import RunError

TESTED = ((3, 4, 1), (3, 5))
"""The versions of DSPy that this runner was tested with: from the first, below the second."""

_SHOWN = ("dspy", "gepa", "optuna", "numpy", "litellm", "openai")


def versions() -> dict[str, str]:
    """The versions of Python and the packages that decide what comes of a run."""
    found = {"python": platform.python_version()}
    for name in _SHOWN:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def check_environment(optimizer: str) -> dict[str, str]:
    """Answers the versions.

    Raises RunError where Python or DSPy is another one than this runner was tested with, or a package that the optimizer
    needs is not there.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 — any Python can be chosen by a setting
        raise RunError(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
    found = versions()
    if "dspy" not in found:
        raise RunError("DSPy is not installed here; set DSPy up again.")
    if not TESTED[0] <= _numbers(found["dspy"]) < TESTED[1]:
        first, last = (".".join(map(str, one)) for one in TESTED)
        raise RunError(
            f"DSPy {found['dspy']} is installed; this runner was tested with {first} to below {last}. Set DSPy up again."
        )
    needed = {"MIPROv2": ("optuna", "numpy"), "SIMBA": ("numpy",), "GEPA": ("gepa",)}
    for name in needed.get(optimizer, ()):
        if name not in found:
            raise RunError(f"{optimizer} needs the package {name}, which is not installed; set DSPy up again.")
    return found


def _numbers(version: str) -> tuple[Any, ...]:
    return tuple(int(part) for part in version.split(".")[:3] if part.isdigit())

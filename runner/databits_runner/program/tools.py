"""Python of the workspace: tools and metrics by `file.py:function`. It runs only because the user said so."""

import importlib.util
import re
from pathlib import Path
from typing import Any

from databits_runner.failures import RunError

_REFERENCE = re.compile(r"^(?P<file>[^:]+\.py):(?P<name>[A-Za-z_][A-Za-z0-9_]*)$")


def is_reference(text: str) -> bool:
    """True for `file.py:function`."""
    return _REFERENCE.match(text) is not None


def load_function(workspace: Path, reference: str) -> Any:
    """The function that a reference names, within the workspace.

    Raises RunError where the file is outside of it, is not there, cannot be run, or has no such function.
    """
    found = _REFERENCE.match(reference)
    if found is None:
        raise RunError(f"{reference} is not of the form file.py:function.")
    root = workspace.resolve()
    file = (root / found["file"]).resolve()
    if not file.is_relative_to(root):
        raise RunError(f"{reference} leads out of the workspace.")
    if not file.is_file():
        raise RunError(f"There is no file {found['file']} in the workspace.")
    specification = importlib.util.spec_from_file_location(f"databits_workspace_{file.stem}", file)
    if specification is None or specification.loader is None:
        raise RunError(f"{found['file']} cannot be loaded as Python.")
    module = importlib.util.module_from_spec(specification)
    try:
        specification.loader.exec_module(module)
    except Exception as error:
        raise RunError(f"{found['file']} fails when it is loaded: {type(error).__name__}: {error}") from error
    function = getattr(module, found["name"], None)
    if not callable(function):
        raise RunError(f"{found['file']} has no function {found['name']}.")
    return function

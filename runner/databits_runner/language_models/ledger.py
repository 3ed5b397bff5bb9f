"""What was consumed, kept after each call: a run that is killed has paid for what no event told yet."""

import json
from pathlib import Path
from typing import Any


class Ledger:
    """A file with a line for each call, which has all that was consumed until then."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.last: dict[str, Any] | None = self._read()
        """What earlier executions of the run had consumed."""

    def keep(self, counted: dict[str, Any]) -> None:
        """Adds what was consumed until now. Callers do so one after the other."""
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(counted) + "\n")

    def _read(self) -> dict[str, Any] | None:
        """The last whole line; whoever wrote one may have been killed at it."""
        if not self._file.exists():
            return None
        whole = self._file.read_text(encoding="utf-8").rpartition("\n")[0]
        # What was torn goes, so that the next line stands for itself.
        self._file.write_text(whole + "\n" if whole else "", encoding="utf-8")
        value: dict[str, Any] | None = json.loads(whole.rpartition("\n")[2]) if whole else None
        return value

"""`python -m databits_runner.remote INPUT`: carries a run out on another machine, and tells all by the standard output.

Whoever started it hears events and the receipt as lines with a mark; nothing else is written to that output.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

EVENT = "databits-event "
RECEIPT = "databits-receipt "
INTERVAL = 0.5


def main(file: Path) -> int:
    """Exit code as that of the run itself."""
    value: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="databits-run-") as name:
        folder = Path(name)
        places = {"events": folder / "events.jsonl", "receipt": folder / "receipt.json", "state": folder / "state"}
        own = {**value, "workspace": name, "places": {key: str(place) for key, place in places.items()}}
        (folder / "input.json").write_text(json.dumps(own), encoding="utf-8")
        output = folder / "output.log"
        with output.open("wb") as log:
            arguments = [sys.executable, "-m", "databits_runner", "run", str(folder / "input.json")]
            # Absolute: the run changes its folder.
            environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
            child = subprocess.Popen(
                arguments, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        # Asked to end: the run keeps the best so far and writes its receipt, which is still told.
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, lambda *_: child.terminate())
        told = 0
        while True:
            code = child.poll()
            told = _tell(places["events"], told)
            if code is not None:
                break
            time.sleep(INTERVAL)
        if places["receipt"].exists():
            print(RECEIPT + json.dumps(json.loads(places["receipt"].read_text(encoding="utf-8"))), flush=True)
        else:
            with contextlib.suppress(OSError):
                print(output.read_text(encoding="utf-8", errors="replace")[-2000:], file=sys.stderr, flush=True)
        return code


def _tell(events: Path, told: int) -> int:
    """Prints what was written since, whole lines only, and answers how far that was."""
    if not events.exists():
        return told
    with events.open("rb") as file:
        file.seek(told)
        new = file.read()
    whole = new[: new.rfind(b"\n") + 1]
    for line in whole.decode("utf-8").splitlines():
        print(EVENT + line, flush=True)
    return told + len(whole)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

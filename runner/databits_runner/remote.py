"""`python -m databits_runner.remote INPUT`: carries a run out on another machine, and tells all by the standard output.

Whoever started it hears events and the receipt as lines with a mark; nothing else is written to that output. Beside the
input are the events of earlier executions and the Python of the workspace, where there are any. Answers of models stay on
this machine for a while, so that a run that came to no end can be gone on with here, and one whose end nobody heard can be
told again.
"""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from databits_runner.contract.event_log import read_events

EVENT = "databits-event "
RECEIPT = "databits-receipt "
ERROR = "databits-error "
INTERVAL = 0.5
KEPT_DAYS = 30


def main(file: Path) -> int:
    """Exit code as that of the run itself."""
    value: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    runs = Path.home() / ".cache" / "databits" / "runs"
    _forget_old(runs)
    folder = runs / value["run_id"]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _held(folder) as is_ours:
        if not is_ours:
            print(f"{ERROR}The run still goes on in the cluster; wait for its end, or stop that job.", flush=True)
            return 2
        return _carry_out(value, file.resolve().parent, folder)


def _carry_out(value: dict[str, Any], package: Path, folder: Path) -> int:
    places = {"events": folder / "events.jsonl", "receipt": folder / "receipt.json", "state": folder / "state"}
    # Whoever follows the run has heard the events beside the input, and no others: it may have gone on unheard.
    past = package / "events.jsonl"
    if past.exists() and not places["events"].exists():
        places["events"].write_bytes(past.read_bytes())
    told = _place_after(places["events"], max((event["seq"] for event in read_events(past)), default=-1))
    if _has_succeeded(places["receipt"]):
        _tell(places["events"], told)
        _tell_receipt(places["receipt"])
        return 0
    places["receipt"].unlink(missing_ok=True)
    workspace = package / "workspace"
    workspace.mkdir(exist_ok=True)
    own = {**value, "workspace": str(workspace), "places": {key: str(place) for key, place in places.items()}}
    (folder / "input.json").write_text(json.dumps(own), encoding="utf-8")
    return _execute(folder, places, told)


def _execute(folder: Path, places: dict[str, Path], told: int) -> int:
    output = folder / "output.log"
    with output.open("wb") as log:
        arguments = [sys.executable, "-m", "databits_runner", "run", str(folder / "input.json")]
        # Absolute: the run changes its folder.
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
        child = subprocess.Popen(arguments, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
    # Asked to end: the run keeps the best so far and writes its receipt, which is still told.
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: child.terminate())
    while True:
        code = child.poll()
        told = _tell(places["events"], told)
        if code is not None:
            break
        time.sleep(INTERVAL)
    if places["receipt"].exists():
        _tell_receipt(places["receipt"])
    else:
        with contextlib.suppress(OSError):
            print(output.read_text(encoding="utf-8", errors="replace")[-2000:], file=sys.stderr, flush=True)
    return code


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[bool]:
    """Whether nobody else carries the run out; nobody else does so as long as the block lasts."""
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def _forget_old(runs: Path) -> None:
    """Removes what is left of runs that nobody went on with."""
    oldest = time.time() - KEPT_DAYS * 24 * 3600
    for folder in runs.glob("*"):
        with contextlib.suppress(OSError):
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)


def _has_succeeded(receipt: Path) -> bool:
    return receipt.exists() and json.loads(receipt.read_text(encoding="utf-8"))["outcome"] == "succeeded"


def _tell_receipt(receipt: Path) -> None:
    print(RECEIPT + json.dumps(json.loads(receipt.read_text(encoding="utf-8"))), flush=True)


def _place_after(events: Path, heard: int) -> int:
    """Where the events begin, in bytes, that come after the one with that number."""
    place = 0
    if heard >= 0 and events.exists():
        for line in events.read_bytes().splitlines(keepends=True):
            place += len(line)
            with contextlib.suppress(ValueError):
                if json.loads(line)["seq"] == heard:
                    break
    return place


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

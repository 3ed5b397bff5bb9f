"""The run's events: JSON lines in a file of their own, since DSPy prints to the standard output."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HEARTBEAT_SECONDS = 5.0


class EventLog:
    """Appends events, each with its number and time. A torn last line, of a run that was killed, is left behind."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        past = list(read_events(file))
        self.past: list[dict[str, Any]] = past
        """What earlier executions of the same run have written."""
        self._parent = os.getppid()
        self._orphaned: Callable[[], None] = lambda: None
        self._at_heartbeat: Callable[[], dict[str, Any]] = dict
        self._next = 1 + max((event["seq"] for event in past), default=-1)
        self._file = file.open("a", encoding="utf-8")
        if file.stat().st_size > 0 and not file.read_bytes().endswith(b"\n"):
            self._file.write("\n")

    def write(self, type: str, **values: Any) -> None:
        """Writes an event; threads may do so at once."""
        with self._lock:
            event = {"seq": self._next, "ts": round(time.time(), 3), "type": type, **values}
            self._next += 1
            self._file.write(json.dumps(event, ensure_ascii=False, default=str) + "\n")
            self._file.flush()

    def on_orphaned(self, tell: Callable[[], None]) -> None:
        """Tells, during `heartbeat`, that whoever started the run is gone: nobody would hear of it or pay attention."""
        self._orphaned = tell

    def at_heartbeat(self, values: Callable[[], dict[str, Any]]) -> None:
        """Says what each sign of life tells, so that who watches sees what was consumed during a long evaluation."""
        self._at_heartbeat = values

    @contextmanager
    def heartbeat(self) -> Iterator[None]:
        """Says every few seconds that the run is alive, as long as the block lasts."""
        ended = threading.Event()

        def beat() -> None:
            while not ended.wait(HEARTBEAT_SECONDS):
                self.write("heartbeat", **self._at_heartbeat())
                if os.getppid() != self._parent:
                    self._orphaned()

        thread = threading.Thread(target=beat, daemon=True, name="heartbeat")
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()


def read_events(file: Path) -> Iterator[dict[str, Any]]:
    """The events of a file in their order, without lines that are not whole."""
    if not file.exists():
        return
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict) and isinstance(event.get("seq"), int):
            yield event

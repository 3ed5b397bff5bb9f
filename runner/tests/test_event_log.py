"""The file that tells how far a run is."""

import threading
from pathlib import Path
from typing import Any

import pytest

from databits_runner.contract import event_log


def test_signs_of_life_tell_what_was_consumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_log, "HEARTBEAT_SECONDS", 0.01)
    log = event_log.EventLog(tmp_path / "events.jsonl")
    told = threading.Event()

    def usage() -> dict[str, Any]:
        told.set()
        return {"usage": {"calls": 3}}

    log.at_heartbeat(usage)
    with log.heartbeat():
        assert told.wait(30)
    events = list(event_log.read_events(tmp_path / "events.jsonl"))
    assert {event["type"] for event in events} == {"heartbeat"}
    assert events[0]["usage"] == {"calls": 3}

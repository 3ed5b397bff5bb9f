"""Counts what calls of language models consume, and ends the run where a cap is reached."""

import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from databits_runner.contract.run_input import Budget
from databits_runner.failures import StopRun

UNREACHED = 3
"""So many calls in a row that reach no model, each retried before, end the run: the next ones would not either."""


class Meter:
    """Calls, tokens and cost of the whole run, in all threads. What a provider does not say stays unknown, not zero.

    DSPy takes it as its usage tracker: that one hears of calls that were answered by a model, and not of those that were
    answered from the cache.
    """

    def __init__(self, budget: Budget, stop_file: Path, now: Callable[[], float] = time.monotonic) -> None:
        self._budget = budget
        self._stop_file = stop_file
        self._now = now
        self._started = now()
        self._lock = threading.Lock()
        self._billed = threading.local()
        self._stopped: StopRun | None = None
        self._unreached = 0
        self._keep: Callable[[dict[str, Any]], None] = lambda counted: None
        self.calls = 0
        self.input_tokens = 0
        self.output_tokens = 0
        self.cost = 0.0
        self.calls_without_tokens = 0
        self.calls_without_cost = 0
        self.errors = 0

    def __deepcopy__(self, memo: dict[int, object]) -> "Meter":
        """DSPy copies its tracker for each thread; this one counts for all of them."""
        return self

    def carry_over(self, usage: dict[str, Any]) -> None:
        """Takes over what earlier executions of the run consumed, as `usage` gave it: caps are for the run."""
        self.calls += int(usage.get("calls", 0))
        self.input_tokens += int(usage.get("input_tokens", 0))
        self.output_tokens += int(usage.get("output_tokens", 0))
        self.cost += float(usage.get("cost", 0.0))
        self.calls_without_tokens += int(usage.get("calls_without_tokens", 0))
        self.calls_without_cost += int(usage.get("calls_without_cost", 0))

    def after_calls(self, keep: Callable[[dict[str, Any]], None]) -> None:
        """Says what is done with what was counted, as `counted` gives it, after each call; one call after the other."""
        self._keep = keep

    def before_call(self) -> None:
        """Raises StopRun where the run is to end, once and for every later call."""
        stopped = self._stopped or self._reason_to_stop()
        if stopped is not None:
            self._stopped = stopped
            raise StopRun(stopped.outcome, stopped.reason)

    def stop(self, outcome: str, reason: str) -> None:
        """Ends the run at its next call."""
        self._stopped = StopRun(outcome, reason)

    def add_usage(self, model: str, usage: dict[str, Any] | None) -> None:
        """Counts a call that a model answered."""
        tokens = token_counts(usage)
        with self._lock:
            self.calls += 1
            self._unreached = 0
            if tokens[0] is None or tokens[1] is None:
                self.calls_without_tokens += 1
            self.input_tokens += tokens[0] or 0
            self.output_tokens += tokens[1] or 0
        self._billed.now = True

    def add_answer(self, requests: int, cost: object) -> None:
        """Adds the requests and the price, in US dollars, of the call that this thread has just counted.

        A cached answer was not counted, and adds nothing.
        """
        if not getattr(self._billed, "now", False):
            return
        self._billed.now = False
        with self._lock:
            self.calls += requests - 1
            if isinstance(cost, int | float):
                self.cost += cost
            else:
                self.calls_without_cost += requests
            self._keep(self._counted())

    def add_error(self, unreached: str | None = None) -> None:
        """Counts a call that failed. `unreached` says why it reached no model; several of these in a row end the run."""
        with self._lock:
            self.errors += 1
            self._unreached = 0 if unreached is None else self._unreached + 1
            ends = self._unreached >= UNREACHED and self._stopped is None
        if ends:
            self.stop("failed", f"{UNREACHED} calls in a row reached no model: {unreached}")

    def usage(self) -> dict[str, Any]:
        """What was consumed, as receipts have it: a sum that misses calls is left out."""
        with self._lock:
            usage: dict[str, Any] = {"calls": self.calls}
            if self.calls_without_tokens == 0:
                usage |= {"input_tokens": self.input_tokens, "output_tokens": self.output_tokens}
            if self.calls_without_cost == 0:
                usage["cost"] = round(self.cost, 6)
            return usage

    def counted(self) -> dict[str, Any]:
        """What was counted, for events and `carry_over`."""
        with self._lock:
            return self._counted()

    def _counted(self) -> dict[str, Any]:
        return {
            "calls": self.calls,
            "input_tokens": self.input_tokens,
            "output_tokens": self.output_tokens,
            "cost": round(self.cost, 6),
            "calls_without_tokens": self.calls_without_tokens,
            "calls_without_cost": self.calls_without_cost,
            "errors": self.errors,
        }

    def _reason_to_stop(self) -> StopRun | None:
        if self._stop_file.exists():
            return StopRun("cancelled", "The run was asked to stop.")
        budget = self._budget
        minutes = (self._now() - self._started) / 60
        caps = (
            (budget.calls, self.calls, "call" if budget.calls == 1 else "calls"),
            (budget.tokens, self.input_tokens + self.output_tokens, "tokens"),
            (budget.cost, self.cost, "US dollars"),
            (budget.minutes, minutes, "minute" if budget.minutes == 1 else "minutes"),
        )
        for cap, used, unit in caps:
            if cap is not None and used >= cap:
                return StopRun("budget_exhausted", f"The cap of {cap:g} {unit} is reached.")
        return None


def token_counts(usage: object) -> tuple[int | None, int | None]:
    """Tokens sent and received, as a provider tells them; None where it does not."""
    told = usage if isinstance(usage, Mapping) else {}
    sent, received = (_whole(told, *names) for names in _TOKEN_NAMES)
    return sent, received


_TOKEN_NAMES = (("prompt_tokens", "input_tokens"), ("completion_tokens", "output_tokens"))


def _whole(usage: Mapping[str, Any], *names: str) -> int | None:
    for name in names:
        value = usage.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return int(value)
    return None

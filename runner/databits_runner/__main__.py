"""`python -m databits_runner run INPUT`: carries out one run. `… check` tells whether it could."""

import argparse
import json
import os
import signal
import sys
from pathlib import Path

from databits_runner.failures import RunError

FAILED = 1
NOT_STARTED = 2


def main(arguments: list[str]) -> int:
    """Exit code 0 where a receipt says succeeded, cancelled or budget_exhausted, 1 where it says failed, 2 without one."""
    parser = argparse.ArgumentParser(prog="databits_runner", description="Runs one DSPy optimization.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="carry out the run of an input file")
    run.add_argument("input", type=Path)
    commands.add_parser("check", help="say which versions are installed, and whether they fit")
    chosen = parser.parse_args(arguments)
    try:
        return _check() if chosen.command == "check" else _run(chosen.input)
    except RunError as error:
        print(str(error), file=sys.stderr)
        return NOT_STARTED


def _check() -> int:
    from databits_runner.environment import check_environment

    print(json.dumps(check_environment("GEPA")))
    return 0


def _run(file: Path) -> int:
    from databits_runner.contract.event_log import EventLog
    from databits_runner.contract.run_input import read_run_input

    run_input = read_run_input(file)
    log = EventLog(run_input.places.events)
    # Whatever writes to the present folder must write neither into a repository nor into the program.
    run_input.places.state.mkdir(parents=True, exist_ok=True)
    os.chdir(run_input.places.state)
    with log.heartbeat():
        log.write("starting", pid=os.getpid(), run_id=run_input.run_id)
        try:
            # DSPy takes seconds to import: whoever watches knows by now that the run is alive.
            from databits_runner.run import Run

            run = Run(run_input, log)
        except RunError as error:
            log.write("error", message=str(error))
            raise
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: run.meter.stop("cancelled", "The run was asked to stop."))
        log.on_orphaned(lambda: run.meter.stop("cancelled", "The program that had started the run ended."))
        receipt = run.execute()
    print(f"{receipt['outcome']}: {run_input.places.receipt}")
    if "error" in receipt:
        print(receipt["error"], file=sys.stderr)
    return FAILED if receipt["outcome"] == "failed" else 0


if __name__ == "__main__":
    # DSPy would ask a server for prices; the map that it comes with is used instead.
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # Threads of an evaluation that was ended may still wait for answers that nobody needs.
    os._exit(code)

"""What the runner costs over bare DSPy: the same work, paired, against a server of this machine. Prints a table.

`python overhead.py [pairs]`: seconds from the start of the process to its end, importing DSPy included.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

RUNNER = Path(__file__).parents[1]
sys.path.insert(0, str(RUNNER / "tests"))

from stub_server import StubServer  # noqa: E402
from support import HASH, command, run_input  # noqa: E402

COLOURS = ("green", "blue", "red", "yellow")
WORK: tuple[tuple[str, dict[str, Any], float], ...] = (
    ("Evaluate", {}, 0.0),
    ("BootstrapFewShotWithRandomSearch", {"num_candidate_programs": 2}, 0.0),
    ("BootstrapFewShotWithRandomSearch", {"num_candidate_programs": 2}, 0.02),
)


def row(split: str, number: int) -> dict[str, Any]:
    """A row whose input is in no other split."""
    thing = f"{split} thing {number}"
    outputs = {"colour": COLOURS[number % 4]}
    return {"id": f"{split}-{number}", "content_hash": HASH, "inputs": {"thing": thing}, "outputs": outputs}


def answer(body: dict[str, Any], _number: int) -> str:
    """Right for every third row, whatever the prompt says."""
    question = body["messages"][-1]["content"].split("Respond with")[0]
    number = int("".join(filter(str.isdigit, question)) or 0)
    colour = COLOURS[number % 4] if number % 3 == 0 else "green"
    return f"[[ ## colour ## ]]\n{colour}\n\n[[ ## completed ## ]]"


def timed(arguments: list[str], server: StubServer) -> tuple[float, int]:
    """Seconds and calls of a process."""
    before, start = len(server.requests), time.perf_counter()
    subprocess.run(arguments, cwd=RUNNER, check=True, capture_output=True)
    return time.perf_counter() - start, len(server.requests) - before


def main(pairs: int) -> None:
    """Measures both in turn, and prints medians."""
    splits = {"train": [row("train", at) for at in range(20)], "val": [row("val", at) for at in range(40)]}
    splits["test"] = [row("test", at) for at in range(40)]
    print(f"{'work':52} {'DSPy s':>8} {'runner s':>9} {'more':>7} {'per call':>9} {'calls':>12}")
    for optimizer, parameters, delay in WORK:
        found: dict[str, list[tuple[float, int]]] = {"bare": [], "runner": []}
        with StubServer(answer, delay) as server:
            for pair in range(pairs):
                # Whoever comes second finds files warm.
                for kind in ("bare", "runner") if pair % 2 == 0 else ("runner", "bare"):
                    with tempfile.TemporaryDirectory() as folder:
                        file = run_input(Path(folder), server.url, optimizer, parameters, splits=splits)
                        bare = [sys.executable, str(RUNNER / "benchmarks" / "bare.py"), str(file)]
                        found[kind].append(timed(bare if kind == "bare" else command(file), server))
        bare_seconds, seconds = (statistics.median(one[0] for one in found[kind]) for kind in ("bare", "runner"))
        calls = [found[kind][0][1] for kind in ("bare", "runner")]
        more = statistics.median(ours[0] - theirs[0] for ours, theirs in zip(found["runner"], found["bare"], strict=True))
        name = f"{optimizer}, answers in {1000 * delay:.0f} ms"
        share = f"{100 * more / bare_seconds:+.1f} %"
        each = f"{1000 * more / calls[1]:+.2f} ms"
        print(f"{name:52} {bare_seconds:8.2f} {seconds:9.2f} {share:>7} {each:>9} {calls[0]:>5} {calls[1]:>5}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)

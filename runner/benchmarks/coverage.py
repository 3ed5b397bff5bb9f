"""How often the 95 % intervals hold the truth, in worlds where it is known: prints tables in Markdown.

    PYTHONPATH=. python benchmarks/coverage.py [repetitions, 1000 if not given] [part of a world's name]

Every repetition draws a design, rows and scores anew. The truth is found by enumeration of all subsets.
"""

import sys

from simulations import MEANS, PAIRS, coverage, difference_coverage, mean_coverage
from worlds import WORLDS

_FIRST_SEED = 100


def _print_intervals(repetitions: int) -> None:
    sizes = (8, 12, 30, 100)
    print(f"\n| mean of scores, {repetitions} repetitions | " + " | ".join(f"{rows} rows" for rows in sizes) + " |")
    print("| --- |" + " --- |" * len(sizes))
    for name, draw in MEANS.items():
        print(f"| {name} | " + " | ".join(f"{mean_coverage(draw, rows, repetitions, 1):.1%}" for rows in sizes) + " |")
    for name, pair in PAIRS.items():
        shares = (difference_coverage(pair, rows, repetitions, 1) for rows in sizes)
        print(f"| difference: {name} | " + " | ".join(f"{share:.1%}" for share in shares) + " |")


def main() -> None:
    """Prints both tables."""
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    part = sys.argv[2] if len(sys.argv) > 2 else ""
    print(
        f"| effects, {repetitions} repetitions | covers | lowest of an example | half width | true spread | told | wrong |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for seed, world in enumerate(WORLDS, start=_FIRST_SEED):
        if part in world.name:
            one = coverage(world, repetitions, seed)
            shares = f"{one.mean:.1%} | {one.lowest:.1%} | {one.width:.3f} | {one.spread:.3f} | {one.told:.1%}"
            print(f"| {world.name} | {shares} | {one.wrong:.1%} |", flush=True)
    if not part:
        _print_intervals(4 * repetitions)


if __name__ == "__main__":
    main()

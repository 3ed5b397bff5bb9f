"""How hard the rows of a run were for its programs."""

from collections.abc import Mapping, Sequence

from databits_runner.attribution.difficulty import difficulties
from databits_runner.contract.run_input import Json, Row, SplitName
from databits_runner.optimizing.row_scores import scores_of
from databits_runner.optimizing.trials import Trial

_SPLITS: tuple[SplitName, ...] = ("train", "val")
"""Not test: what is said of its rows would be used to choose, and they would no longer be unseen."""


def row_difficulties(trials: Sequence[Trial], splits: Mapping[SplitName, Sequence[Row]]) -> list[Json] | None:
    """The difficulty of each row of train and val, as receipts have it; None where no split was evaluated as a whole.

    A program that was evaluated twice counts once: its answers are the same ones, from the cache.
    """
    found = [
        {
            "example_id": row.id,
            "content_hash": row.content_hash,
            **({} if one.difficulty is None else {"difficulty": round(one.difficulty, 6)}),
            "programs": one.scored,
            "errors": one.errors,
            "always_failing": one.always_failing,
        }
        for split in _SPLITS
        if (programs := _programs(trials, split))
        for row, one in zip(
            splits[split],
            difficulties(scores_of(programs, [row.id for row in splits[split]]), [False] * len(programs)),
            strict=True,
        )
    ]
    return found or None


def _programs(trials: Sequence[Trial], split: SplitName) -> list[Trial]:
    whole = [one for one in trials if one.split == split and one.kind == "full"]
    return list({one.state.digest: one for one in whole}.values())

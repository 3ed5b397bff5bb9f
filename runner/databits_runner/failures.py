"""The ways in which a run ends before its work is done."""


class RunError(Exception):
    """What keeps a run from going on, in a sentence that says what to do."""


class StopRun(BaseException):
    """Ends the optimizer from within a call of a language model.

    DSPy catches every `Exception` that a program, a metric or a callback raises, and goes on with a score of 0; only a
    `BaseException` gets through.
    """

    def __init__(self, outcome: str, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
        """`cancelled`, `budget_exhausted` or `failed`, as in the receipt."""
        self.reason = reason

"""One run, from its input to its receipt."""

import time
from typing import Any

import dspy

from databits_runner.contract.event_log import EventLog
from databits_runner.contract.receipt import DemoSources, Ending, Measured, RunRecord, write_receipt
from databits_runner.contract.run_input import Json, Row, RunInput, SplitName
from databits_runner.environment import check_environment
from databits_runner.failures import RunError, StopRun
from databits_runner.language_models.ledger import Ledger
from databits_runner.language_models.meter import Meter
from databits_runner.language_models.metered import CallGuard, make_models
from databits_runner.metrics.make import make_metric
from databits_runner.optimizing.attributing import Attribution, plan_attribution
from databits_runner.optimizing.judging import RowErrors, as_dspy_metric
from databits_runner.optimizing.nearest import nearest_examples
from databits_runner.optimizing.optimizers import MANY, OPTIMIZERS, Setting, prepare
from databits_runner.optimizing.states import ProgramState, state_of, with_state
from databits_runner.optimizing.trials import ATTRIBUTING, Trial, TrialRecorder
from databits_runner.program.template import Template
from databits_runner.program.tools import load_function


class Run:
    """Prepares everything that can fail without a model, then asks the model."""

    def __init__(self, run: RunInput, log: EventLog) -> None:
        self._run = run
        self._log = log
        self._started = time.time()
        self._versions = check_environment(run.optimizer)
        run.places.state.mkdir(parents=True, exist_ok=True)
        run.places.stop_file.unlink(missing_ok=True)
        self._meter = Meter(run.budget, run.places.stop_file)
        self._carry_over(Ledger(run.places.state / "usage.jsonl"))
        log.at_heartbeat(lambda: {"usage": self._meter.counted()})
        self._template = Template(run, tuple(load_function(run.workspace, name) for name in run.tools))
        self._models = make_models(run, self._meter)
        rows = tuple(row for split in run.splits.values() for row in split)
        self._errors = RowErrors(self._template, rows)
        self._trials = TrialRecorder(
            self._template, {row.id: name for name, split in run.splits.items() for row in split}, log, self._errors
        )
        judge = make_metric(run.metric, tuple(one.name for one in self._template.outputs), run.workspace, self._models)
        kind = OPTIMIZERS.get(run.optimizer)
        needs_feedback = kind is not None and kind.needs_feedback
        self._metric = as_dspy_metric(judge, self._template, self._errors, needs_feedback)
        self._examples: dict[SplitName, list[Any]] = {
            name: [self._template.example(row) for row in split] for name, split in run.splits.items()
        }
        self._student = self._template.module()
        self._compile, self._parameters = self._prepare()
        planned = plan_attribution(run)
        self._attribution = None if planned is None else Attribution(planned)

    @property
    def meter(self) -> Meter:
        """What the run consumes."""
        return self._meter

    def execute(self) -> Json:
        """Carries the run out, and answers its receipt. Every end has one: also a cancelled, failed or exhausted run."""
        run = self._run
        # Sets the log and the cache of DSPy's own: private to the run, since its keys do not tell servers apart.
        dspy.configure_cache(disk_cache_dir=str(run.places.state / "cache"), restrict_pickle=True)
        callbacks = [CallGuard(self._meter), self._errors, self._trials]
        self._log.write("hello", versions=self._versions, optimizer=run.optimizer, parameters=self._parameters)
        program, ending = None, Ending("succeeded")
        with dspy.context(
            lm=self._models["task"],
            adapter=self._template.adapter(),
            callbacks=callbacks,
            usage_tracker=self._meter,
            num_threads=run.threads,
            max_errors=MANY,
        ):
            try:
                program = self._optimized()
                self._measure_best(program)
                self._attribute(program)
            except StopRun as stop:
                ending = Ending(stop.outcome, stop.reason)
            except Exception as error:  # An optimizer may raise anything; the trials until then are kept.
                ending = Ending("failed", _sentence(error))
        best = self._trials.best("val")
        state = None if best is None else best.state
        return self._finish(ending, self._measured(state), state)

    def _prepare(self) -> tuple[Any, Json]:
        run = self._run
        if not run.splits["val"]:
            raise RunError("The val split has no records; programs are compared on it.")
        if run.optimizer == "Evaluate":
            if run.parameters:
                raise RunError(f"Evaluate has no parameter {sorted(run.parameters)[0]}.")
            return (lambda student: student), {}
        if not run.splits["train"]:
            raise RunError("The train split has no records; an optimizer learns from it.")
        if run.optimizer == "KNNFewShot":
            rows = (*run.splits["val"], *run.splits["test"])
            program = nearest_examples(self._student, self._template, rows, run.splits["train"], run.parameters)
            return (lambda student: program), run.parameters
        setting = Setting(
            self._metric,
            self._models,
            self._examples["train"],
            self._examples["val"],
            run.seed,
            run.threads,
            run.places.state,
        )
        compilation = prepare(run.optimizer, run.parameters, setting)
        return compilation.compile, compilation.parameters

    def _optimized(self) -> Any:
        self._phase("baseline")
        baseline = self._evaluate(self._student, "val")
        if not baseline.known:
            reason = next(iter(baseline.errors.values()), "no reason was given")
            raise RunError(f"No row of the first evaluation got an answer: {reason}")
        self._phase("optimizing")
        program = self._compile(self._student.deepcopy())
        if self._run.optimizer != "Evaluate" and self._trials.of(state_of(program), "val") is None:
            self._phase("selecting")
            self._evaluate(program, "val")
        return program

    def _measure_best(self, program: Any) -> None:
        if not self._examples["test"]:
            return
        self._phase("testing")
        self._evaluate(self._student, "test")
        best = self._trials.best("val")
        if best is not None and best.state.digest != state_of(self._student).digest:
            self._evaluate(self._program_of(best.state, program), "test")

    def _attribute(self, program: Any) -> None:
        best = self._trials.best("val")
        if self._attribution is None or best is None:
            return
        self._phase(ATTRIBUTING)

        def demo_of(row: Row) -> Json:
            return dict(self._template.example(row).toDict())

        def score(state: ProgramState) -> Trial:
            return self._evaluate(self._program_of(state, program), "val")

        self._attribution.measure(best.state, best, demo_of, score)

    def _program_of(self, state: ProgramState, program: Any) -> Any:
        if program is not None and state_of(program).digest == state.digest:
            return program
        return with_state(self._student, state, lambda demo: dspy.Example(**demo))

    def _evaluate(self, program: Any, split: SplitName) -> Trial:
        evaluate = dspy.Evaluate(
            devset=self._examples[split],
            metric=self._metric,
            num_threads=self._run.threads,
            max_errors=MANY,
            provide_traceback=False,
        )
        evaluate(program)
        return self._trials.trials[-1]

    def _measured(self, best: ProgramState | None) -> Measured:
        student = state_of(self._student)
        of = self._trials.of
        return Measured(
            of(student, "val"),
            None if best is None else of(best, "val"),
            of(student, "test"),
            None if best is None else of(best, "test"),
        )

    def _attributed(self, best: ProgramState | None) -> Json | None:
        if self._attribution is None or not self._attribution.trials or best is None:
            return None
        return self._attribution.receipt(DemoSources(self._template, self._run.splits["train"]).trace, best)

    def _phase(self, name: str) -> None:
        self._trials.phase = name
        self._log.write("phase", name=name, usage=self._meter.counted())

    def _carry_over(self, ledger: Ledger) -> None:
        told = [event["usage"] for event in self._log.past if isinstance(event.get("usage"), dict)]
        # The ledger has what no event told of a run that was killed; without it there are the events.
        past = ledger.last or (told[-1] if told else None)
        if past is not None:
            self._meter.carry_over(past)
            self._log.write("resumed", usage=past)
        self._meter.after_calls(ledger.keep)

    def _finish(self, ending: Ending, measured: Measured, best: ProgramState | None) -> Json:
        record = RunRecord(
            run=self._run,
            ending=ending,
            started_at=self._started,
            finished_at=time.time(),
            versions=self._versions,
            parameters=self._parameters,
            usage=self._meter.usage(),
            trials=self._trials.trials,
            measured=measured,
            program=best,
            attribution=self._attributed(best),
        )
        receipt = write_receipt(record, self._template)
        self._log.write("done", outcome=ending.outcome, reason=ending.error, usage=self._meter.counted())
        return receipt


def _sentence(error: Exception) -> str:
    text = str(error).strip() or "no reason was given"
    return text if isinstance(error, RunError) else f"{type(error).__name__}: {text}"

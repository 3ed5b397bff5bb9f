"""`python -m databits_runner.tracking.export_mlflow RECEIPT URI EXPERIMENT`: writes a receipt to MLflow, after the run.

A run with a child for each trial. Needs `mlflow` and nothing else of this package, so that any Python that has it will do.
"""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

Json = dict[str, Any]
LONGEST = 500
"""Characters of a parameter that every version of MLflow takes."""


def export_receipt(receipt: Json, client: Any, experiment: str, artifacts: str | None = None) -> str:
    """Writes a receipt as a finished run, and answers its id. One that is there already is left as it is.

    `artifacts` is where a new experiment keeps files; None where the store decides.
    """
    found = client.get_experiment_by_name(experiment)
    experiment_id = client.create_experiment(experiment, artifacts) if found is None else found.experiment_id
    # A run id is a UUID: it cannot end the text of the filter.
    same = client.search_runs(
        [experiment_id], f"tags.`databits.run_id` = '{receipt['run_id']}' and tags.`databits.part` = 'run'"
    )
    if same:
        return str(same[0].info.run_id)
    run_id = _write(client, experiment_id, _run(receipt))
    for trial in receipt.get("trials", []):
        _write(client, experiment_id, _trial(trial, receipt, run_id))
    for name, text in _files(receipt).items():
        client.log_text(run_id, text, name)
    # Last: what was broken off is not taken for a whole run, and is written anew.
    client.set_tag(run_id, "databits.part", "run")
    return run_id


def _run(receipt: Json) -> Json:
    scores = receipt.get("scores", {})
    metrics: dict[str, float] = {}
    for name, one in scores.items():
        value = one.get("score", one.get("difference"))
        bounds = {f"{name}_{bound}": one[bound] for bound in ("low", "high") if bound in one}
        metrics |= {name: value, **bounds} if value is not None else {}
    # What is not known is absent here too.
    metrics |= {name: value for name, value in receipt.get("usage", {}).items() if isinstance(value, int | float)}
    model = receipt.get("model", {})
    parameters = {
        "optimizer": receipt.get("optimizer"),
        "metric": receipt.get("metric"),
        "seed": receipt.get("seed"),
        **{f"model.{name}": value for name, value in model.items()},
        **{f"optimizer.{name}": value for name, value in receipt.get("parameters", {}).items()},
    }
    tags = {
        "mlflow.runName": f"{receipt.get('optimizer', 'run')} {receipt['run_id'][:8]}",
        "databits.outcome": receipt["outcome"],
        "databits.spec_id": receipt["spec_id"],
        "databits.template": receipt.get("template", {}).get("id"),
        "databits.template_hash": receipt.get("template", {}).get("content_hash"),
        "databits.dataset": receipt.get("dataset", {}).get("id"),
        "databits.dataset_hash": receipt.get("dataset", {}).get("content_hash"),
        "databits.commit": receipt.get("commit"),
        "databits.dirty": receipt.get("dirty"),
        "databits.error": receipt.get("error"),
        **{f"databits.version.{name}": value for name, value in receipt.get("versions", {}).items()},
    }
    status = {"succeeded": "FINISHED", "cancelled": "KILLED", "failed": "FAILED"}.get(receipt["outcome"], "FINISHED")
    return _described(receipt, receipt, parameters, metrics, tags) | {"status": status}


def _trial(trial: Json, receipt: Json, parent: str) -> Json:
    parameters = {"program": trial.get("program"), "split": trial.get("split"), "kind": trial.get("kind")}
    metrics = {"evaluated": len(trial.get("scores", {})), "errors": len(trial.get("errors", {}))}
    if "score" in trial:
        metrics["score"] = trial["score"]
    tags = {
        "mlflow.runName": f"trial {trial['trial']}: {trial.get('phase', '')}",
        "mlflow.parentRunId": parent,
        "databits.phase": trial.get("phase"),
        "databits.part": "trial",
    }
    return _described(trial, receipt, parameters, metrics, tags) | {"status": "FINISHED"}


def _described(timed: Json, receipt: Json, parameters: Json, metrics: Json, tags: Json) -> Json:
    return {
        "started": _milliseconds(timed["started_at"]),
        "finished": _milliseconds(timed["finished_at"]),
        "parameters": {name: _text(value) for name, value in parameters.items() if value is not None},
        "metrics": metrics,
        "tags": {
            "databits.run_id": receipt["run_id"],
            **{name: _text(value) for name, value in tags.items() if value is not None},
        },
    }


def _write(client: Any, experiment_id: str, one: Json) -> str:
    made = client.create_run(experiment_id, start_time=one["started"], tags=one["tags"])
    run_id = str(made.info.run_id)
    for name, value in one["parameters"].items():
        client.log_param(run_id, name, value)
    for name, value in one["metrics"].items():
        client.log_metric(run_id, name, value, timestamp=one["finished"])
    client.set_terminated(run_id, one["status"], one["finished"])
    return run_id


def _files(receipt: Json) -> dict[str, str]:
    files = {"receipt.json": json.dumps(receipt, ensure_ascii=False, indent=2)}
    for at, one in enumerate(receipt.get("program", [])):
        files[f"program/{at}/instructions.txt"] = one["instructions"]
        files[f"program/{at}/demos.json"] = json.dumps(one["demos"], ensure_ascii=False, indent=2)
    return files


def _text(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def artifacts_of(uri: str) -> str | None:
    """Beside a SQLite file: MLflow would make a folder wherever it is started, such as in a repository."""
    if not uri.startswith("sqlite:///"):
        return None
    return (Path(uri.removeprefix("sqlite:///")).resolve().parent / "mlartifacts").as_uri()


def _milliseconds(time: str) -> int:
    return int(datetime.fromisoformat(time.replace("Z", "+00:00")).timestamp() * 1000)


def main(file: str, uri: str, experiment: str) -> None:
    """Prints the id of the run that was written, as JSON."""
    from mlflow import MlflowClient

    receipt = json.loads(Path(file).read_text(encoding="utf-8"))
    run_id = export_receipt(receipt, MlflowClient(tracking_uri=uri), experiment, artifacts_of(uri))
    print(json.dumps({"run_id": run_id}))


if __name__ == "__main__":
    main(*sys.argv[1:4])

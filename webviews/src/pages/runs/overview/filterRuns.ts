import type { RunList, RunSpecification } from '../../../../../shared/src/protocol/runs.ts';
import { statusWords } from '../words.ts';

/** Specifications and executions that have all words of the filter; those without a specification stand at the end. */
export function filterRuns({ specifications, orphans }: RunList, filter: string): RunSpecification[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const gone: RunSpecification[] =
    orphans.length === 0
      ? []
      : [{ id: '', name: 'Specification is gone', uri: '', line: 0, executions: orphans }];
  return [...specifications, ...gone].flatMap((one) => {
    const own = `${one.name} ${one.id} ${one.optimizer ?? ''}`;
    const executions = one.executions.filter((run) =>
      has(
        [own, run.runId, run.specName, statusWords(run.status), run.model, run.metric, run.optimizer].join(
          ' ',
        ),
      ),
    );
    return executions.length > 0 || has(own) ? [{ ...one, executions }] : [];
  });
}

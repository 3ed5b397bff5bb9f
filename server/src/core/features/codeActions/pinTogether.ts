import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import type { Problem } from '../../../../../shared/src/problem.ts';
import type { Cancellation } from '../../cancellation.ts';
import type { SplitName } from '../../datasets/splits.ts';
import type { Leak } from '../../examination/findings.ts';
import type { RecordEntry } from '../../workspace/recordIndex.ts';
import { editFile } from '../../writing/editFile.ts';
import { pinSplits } from '../../writing/pinSplits.ts';
import { withVersionAfter } from '../../writing/versionAfter.ts';
import { escapeControls } from '../yamlText.ts';
import type { FixSite } from './fix.ts';

/**
 * Pins a record of train to the split of the record of val or test that it leaks from: what measures stays as it is. Where
 * more records of the dataset leak, all of them can be pinned in one edit.
 */
export async function pinTogether(
  site: FixSite & { problem: Problem },
  token: Cancellation,
): Promise<CodeAction[]> {
  const { problem, document, context } = site;
  const datasetId = problem.data?.['dataset'];
  const id = document.facts?.id;
  if (!problem.code.startsWith('leakage.') || datasetId === undefined || id === undefined) return [];
  const leaks = context.datasets.leaksIn(datasetId);
  const [dataset, copy] = context.index.byId(datasetId);
  const own = leaks.find(({ train }) => train === id);
  const split = own?.evaluated[0]?.split;
  if (dataset === undefined || copy !== undefined || own === undefined || split === undefined) return [];
  const name = escapeControls(dataset.facts.name);
  const one = await pinning(site, dataset, [own], token);
  const all = leaks.length > 1 ? await pinning(site, dataset, leaks, token) : undefined;
  const title = `Pin together: move this record to ${split} of "${name}"`;
  const titleOfAll = `Pin together ${String(leaks.length)} records of train of "${name}" that leak`;
  return [
    ...(one === undefined ? [] : [{ title, kind: CodeActionKind.QuickFix, edit: one }]),
    ...(all === undefined ? [] : [{ title: titleOfAll, kind: CodeActionKind.QuickFix, edit: all }]),
  ];
}

async function pinning(
  { context }: FixSite,
  { uri, document, facts }: RecordEntry,
  leaks: readonly Leak[],
  token: Cancellation,
): Promise<CodeAction['edit'] | undefined> {
  const text = await context.readText(uri, token);
  const id = facts.id ?? '';
  const base = (await context.baseVersions([{ kind: 'dataset', id, uri }], token)).get(id);
  if (text === undefined || token.isCancellationRequested) return undefined;
  const pins = new Map(
    leaks.flatMap(({ train, evaluated: [first] }): [string, SplitName][] =>
      first === undefined ? [] : [[train, first.split]],
    ),
  );
  const { edit, outcomes } = editFile(uri, 'dataset', text, [
    {
      ...{ id, document },
      change: (value) => withVersionAfter('dataset', value, pinSplits(value, pins), () => base ?? 'unknown'),
    },
  ]);
  if (edit === undefined || typeof outcomes.get(id) === 'object') return undefined;
  return { changes: { [uri]: edit.edits } };
}

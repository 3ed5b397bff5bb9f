import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { counted } from '../../../../shared/src/counted.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import { createDatasetResolver } from '../../core/datasets/resolve.ts';
import { createSplitter, SPLIT_NAMES, type SplitName } from '../../core/datasets/splits.ts';
import { examplesModule } from '../../core/exporting/dspy/examplesModule.ts';
import { runRows } from '../../core/optimization/runRows.ts';
import type { RunField } from '../../core/optimization/runTemplate.ts';
import { writeExport } from './exportWriter.ts';
import type { ReadRecords } from './readRecords.ts';
import type { Terminal } from './terminal.ts';

/** Forms that splits are written in; `examples`: Python with `dspy.Example`. */
export const SPLIT_FORMATS = ['jsonl', 'csv', 'parquet', 'examples'] as const;
export type SplitFormat = (typeof SPLIT_FORMATS)[number];

/** Writes the rows of each split of a dataset, as a template's fields have them, to a file of the folder. */
export async function writeSplits(
  { folder, format, dataset }: { folder: string; format: SplitFormat; dataset: string },
  fields: readonly RunField[],
  read: ReadRecords,
  terminal: Terminal,
): Promise<void> {
  const resolver = createDatasetResolver(read.of('dataset'));
  const found = resolver.dataset(dataset);
  if (found === undefined) throw new OperationalError(`No dataset has the id ${dataset}.`);
  const examples = read.of('example').map((example) => ({ ...example, kind: 'example' as const }));
  const members = resolver.membersOf(dataset, examples);
  const { splits, leftOut, overlaps } = runRows(fields, members, createSplitter(found.value['splits']));
  mkdirSync(folder, { recursive: true });
  for (const name of SPLIT_NAMES) {
    const rows = splits[name].map(({ inputs, outputs }): JsonObject => ({ ...inputs, ...outputs }));
    const file = path.join(folder, fileName(name, format));
    // A table needs columns: of no rows there is none to read.
    if (format === 'examples') writeFileSync(file, examplesModule(name, fields, rows));
    else if (format !== 'parquet' || rows.length > 0)
      await writeExport(format, rows, path.resolve(file), terminal);
    terminal.note(
      `${file}: ${rows.length === 0 && format === 'parquet' ? 'not written, no rows' : counted(rows.length, 'row')}.`,
    );
  }
  if (leftOut.length > 0)
    terminal.note(
      `Left out: ${counted(leftOut.length, 'member')}, such as ${leftOut[0]?.id ?? ''}: ${leftOut[0]?.reason ?? ''}.`,
    );
  if (overlaps.length > 0)
    terminal.note(
      `${counted(overlaps.length, 'input')} are in two splits: scores on them say nothing. Pin them together.`,
    );
}

/** Python has a module `test` of its own. */
function fileName(split: SplitName, format: SplitFormat): string {
  return format === 'examples' ? `${split}_examples.py` : `${split}.${format}`;
}

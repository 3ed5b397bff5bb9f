import { expect, test } from 'vitest';
import { analyseFile } from '../../server/src/core/document/analyseFile.ts';
import type { AnalysedFile } from '../../server/src/core/document/analysis.ts';
import { OpenDocuments } from '../../server/src/hosts/lsp/openDocuments.ts';
import { WorkspaceRecords } from '../../server/src/hosts/lsp/workspaceRecords.ts';

const SOURCE = '01930d2e-7b5a-7c31-9a44-000000000000';

/** A file with a record of its own that is derived from the first file's. */
function fileNumber(number: number): AnalysedFile {
  const id = `01930d2e-7b5a-7c31-9a44-${String(number).padStart(12, '0')}`;
  const text = `example_id: ${id}\nversion: 1\ninput: { text: a${id} }\nexpected_output: { label: b }\nattribution: { derived_from: [{ example_id: ${SOURCE} }] }\n`;
  return analyseFile(`file:///f${String(number)}.example.yaml`, text).file;
}

/** How many files are looked at again when files come that all name one record, the record itself last. */
function looksWhile(isComplete: boolean, files: number): number {
  let looks = 0;
  const records = new WorkspaceRecords(
    new OpenDocuments(),
    (uris) => (looks += uris.size),
    () => isComplete,
  );
  for (let number = files - 1; number >= 0; number -= 1) records.takeFiles([fileNumber(number)], []);
  return looks;
}

test('while the workspace is being read each file is looked at once, however many name one record', () => {
  expect(looksWhile(false, 20)).toBe(20);
});

test('afterwards files that name a record are looked at again when it comes', () => {
  expect(looksWhile(true, 20)).toBe(20 + 19);
});

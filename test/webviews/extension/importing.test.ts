import { expect, test } from 'vitest';
import {
  EXTRACT_WORDS,
  importOutcome,
  readImportFacts,
} from '../../../client/src/importing/importOutcome.ts';
import { likelyColumns } from '../../../client/src/importing/likelyColumns.ts';
import { previewText } from '../../../client/src/importing/previewText.ts';
import { walkSteps, type StepEnd } from '../../../client/src/importing/steps.ts';

const summary = {
  ...{ rows: 3, created: 2, unchanged: 0, updated: [], bad: [{ place: 'line 3', reasons: ['no id'] }] },
  ...{ files: ['/w/records/a.example.yaml'], cancelled: false, first: 'example_id: x\n' },
};

function outcome(exitCode: number | undefined, change: object | undefined, error = ''): string {
  const out = change === undefined ? '' : JSON.stringify({ ...summary, ...change });
  const { kind, message } = importOutcome('a.csv', { exitCode, out, error }, readImportFacts(out));
  return `${kind}: ${message}`;
}

test('success, bad rows, failure and cancel are four different sentences', () => {
  expect(outcome(0, { bad: [] })).toBe('done: a.csv: 2 new.');
  expect(outcome(1, {})).toBe('badRows: a.csv: 2 new, 1 bad row.');
  expect(outcome(2, undefined, 'note\nThe disk is full.')).toBe(
    'failed: a.csv was not imported. The disk is full.',
  );
  expect(outcome(1, { rows: 1, created: 0 })).toBe('failed: a.csv was not imported: its only row is bad.');
  expect(outcome(0, { rows: 0, created: 0, bad: [] })).toBe(
    'failed: a.csv was not imported: it has no rows.',
  );
  expect(outcome(130, { cancelled: true, bad: [] })).toBe(
    'cancelled: The import of a.csv was cancelled: 2 new. Import the file again to go on.',
  );
  expect(outcome(undefined, undefined)).toContain('nothing was written');
});

test('an extraction ends in words of its own', () => {
  const extracted = (exitCode: number, changes: object): string => {
    const facts = readImportFacts(JSON.stringify({ ...summary, ...changes }));
    return importOutcome('faq', { exitCode, out: '', error: '' }, facts, EXTRACT_WORDS).message;
  };
  expect(extracted(1, {})).toBe('faq: 2 new, 1 bad DataBit.');
  expect(extracted(0, { rows: 0, created: 0, bad: [] })).toBe(
    'faq was not extracted: there are no DataBits.',
  );
  expect(extracted(130, { cancelled: true, bad: [] })).toBe(
    'The extraction of faq was cancelled: 2 new. Extract again with the same name to go on.',
  );
});

test('what is no answer of the program is none', () => {
  for (const text of ['', '{', 'null', '[]', '{"rows":1}']) expect(readImportFacts(text)).toBeUndefined();
});

test('columns with usual names are proposed, the least nested, each for one field', () => {
  const row = [['id'], ['Question'], ['meta', 'text'], ['category']].map((path) => ({ path, value: '' }));
  const names = (target: string, taken: typeof row = []): string[] =>
    likelyColumns(target, row, taken).map(({ path }) => path.join('.'));
  expect(names('input')).toEqual(['Question']);
  expect(names('expected_output')).toEqual(['category']);
  expect(names('expected_output', row)).toEqual([]);
  expect(names('content')).toEqual(['meta.text']);
  expect(names('domain')).toEqual([]);
});

test('questions go forth and back, and end where the user gives up', async () => {
  async function walk(...ends: StepEnd[]): Promise<string> {
    const asked: number[] = [];
    const ask = ({ step }: { step: number }): Promise<StepEnd> => {
      asked.push(step);
      return Promise.resolve(ends.shift() ?? 'next');
    };
    const isDone = await walkSteps(() => [ask, ask, ask]);
    return `${asked.join(' ')} ${isDone ? 'done' : 'given up'}`;
  }
  expect(await walk()).toBe('1 2 3 done');
  expect(await walk('next', 'back', 'next', 'next')).toBe('1 2 1 2 3 done');
  expect(await walk('back')).toBe('1 1 2 3 done');
  expect(await walk('next', 'cancelled')).toBe('1 2 given up');
});

test('the preview is YAML: the command and the counts as comments, then the record', () => {
  const facts = readImportFacts(JSON.stringify(summary));
  if (facts === undefined) throw new Error('no facts');
  const text = previewText('a.csv', ['import', 'a b.csv', '--kind', 'example'], facts);
  expect(text.split('\n').filter((line) => !line.startsWith('#') && line !== '')).toEqual(['example_id: x']);
  expect(text).toContain("# databits import 'a b.csv'\n#   --kind example");
  expect(text).toContain('# Nothing is written yet. a.csv: 2 new, 1 bad row.');
});

import fc from 'fast-check';
import { expect, it, describe } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { mergeFiles, type MergedFile } from '../../../server/src/core/merging/mergeFiles.ts';
import { USUAL_MARKERS } from '../../../server/src/core/merging/pieces.ts';
import { yamlStream } from '../support/yamlTexts.ts';
import { textOfRecords, threeStates, type LineRecord } from './support/arbitraryEdits.ts';
import type { MergeFixture } from './support/checkMerge.ts';
import { expectedOf } from './support/expectedMerge.ts';

const URI = 'file:///a.example.yaml';
const runs = { numRuns: 600 };
const recordStream = threeStates(true).map(({ texts }) => texts.base);

function merge(texts: MergeFixture): MergedFile {
  const merged = mergeFiles(texts, 'example', USUAL_MARKERS);
  if ('reason' in merged) throw new Error(merged.reason);
  return merged;
}

/** The records of a text by id, without their numbers. */
function valuesOf(text: string): Map<unknown, JsonObject> {
  const { values, file } = analyseFile(URI, text);
  expect(
    file.documents.flatMap(({ problems }) => problems.filter(({ code }) => code.startsWith('yaml.'))),
  ).toEqual([]);
  return new Map(
    values.flatMap((value) => (value === undefined ? [] : [[value['example_id'], { ...value, version: 0 }]])),
  );
}

describe('a merge of records', () => {
  it('is the other side where one side changed nothing, and both where they did the same, byte for byte', () => {
    fc.assert(
      fc.property(yamlStream, yamlStream, (base, changed) => {
        expect(merge({ base, ours: base, theirs: changed }).text).toBe(changed);
        expect(merge({ base, ours: changed, theirs: base }).text).toBe(changed);
        expect(merge({ base, ours: changed, theirs: changed }).text).toBe(changed);
      }),
      runs,
    );
  });

  it('takes from each side what it changed in each field, and leaves in conflict what both did', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(threeStates(false), ({ texts, ...states }) => {
        const merged = merge(texts);
        const expected = expectedOf(states);
        expect(merged.conflicts.map(({ id, about }) => `${id ?? ''} ${about ?? ''}`).toSorted()).toEqual(
          expected.conflicts.toSorted(),
        );
        conflicts += expected.conflicts.length;
        if (expected.conflicts.length === 0)
          expect(valuesOf(merged.text)).toEqual(valuesOf(textOfRecords(expected.records)));
      }),
      runs,
    );
    expect(conflicts).toBeGreaterThan(100);
  });

  it('says the same from the other side', () => {
    fc.assert(
      fc.property(threeStates(false), ({ texts }) => {
        const one = merge(texts);
        const other = merge({ base: texts.base, ours: texts.theirs, theirs: texts.ours });
        const keys = ({ conflicts }: MergedFile): string[] =>
          conflicts.map((each) => JSON.stringify(each)).toSorted();
        expect(keys(one)).toEqual(keys(other));
        if (one.conflicts.length === 0) expect(valuesOf(one.text)).toEqual(valuesOf(other.text));
      }),
      runs,
    );
  });

  it('keeps every comment that a side wrote, and can be read', () => {
    fc.assert(
      fc.property(threeStates(true), ({ base, ours, theirs, texts }) => {
        const merged = merge(texts);
        const known = commentsOf(base);
        for (const comment of [...commentsOf(ours), ...commentsOf(theirs)])
          if (!known.has(comment)) expect(merged.text).toContain(comment);
        if (merged.conflicts.length === 0) valuesOf(merged.text);
      }),
      runs,
    );
  });

  it('loses no line that a side put in, whatever the text is', () => {
    let merged = 0;
    let clean = 0;
    const insertion = fc.record({
      at: fc.nat(40),
      line: fc.constantFrom('k@: v', '  k@: v', '# c@', '- i@', '  - i@', '@', '---\n# d@'),
    });
    const insertions = fc.array(insertion, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.oneof(yamlStream, recordStream), insertions, insertions, (base, one, other) => {
        const ours = withLines(base, one, 'O');
        const theirs = withLines(base, other, 'T');
        const result = mergeFiles({ base, ours: ours.text, theirs: theirs.text }, 'example', USUAL_MARKERS);
        if (!('text' in result)) return;
        merged += 1;
        if (result.conflicts.length === 0) clean += 1;
        for (const mark of [...ours.marks, ...theirs.marks]) expect(result.text).toContain(mark);
      }),
      { numRuns: 2000 },
    );
    expect([merged > 500, clean > 200]).toEqual([true, true]);
  });

  it('has an end for any texts', () => {
    let merged = 0;
    fc.assert(
      fc.property(yamlStream, yamlStream, yamlStream, (base, ours, theirs) => {
        const result = mergeFiles({ base, ours, theirs }, 'example', USUAL_MARKERS);
        if ('text' in result) merged += 1;
      }),
      { numRuns: 1000 },
    );
    expect(merged).toBeGreaterThan(100);
  });
});

/** A text with lines put in, each with a mark of its own. */
function withLines(
  text: string,
  insertions: readonly { at: number; line: string }[],
  side: string,
): { text: string; marks: string[] } {
  const lines = text.split('\n');
  const marks = insertions.map((_, number) => `${side}${String(number)}x`);
  for (const [number, { at, line }] of insertions.entries())
    lines.splice(at % lines.length, 0, line.replace('@', marks[number] ?? ''));
  return { text: lines.join('\n'), marks };
}

function commentsOf(records: readonly LineRecord[]): Set<string> {
  return new Set(records.flatMap(({ fields }) => [...fields.values()].map(({ comment }) => comment)));
}

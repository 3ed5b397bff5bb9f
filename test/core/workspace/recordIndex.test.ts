import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../../../server/src/core/configuration/parseConfiguration.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import type { AnalysedFile } from '../../../server/src/core/document/analysis.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { problemsOfFile } from '../../../server/src/core/rules/problemsOfFile.ts';
import { createRecordIndex } from '../../../server/src/core/workspace/createRecordIndex.ts';
import type { RecordIndex } from '../../../server/src/core/workspace/recordIndex.ts';

const { configuration } = parseConfiguration(undefined);
const world = { stateOf: () => undefined };

function idOf(number: number): string {
  return `01930d2e-7b5a-7c31-9a44-${String(number).padStart(12, '0')}`;
}

/** A record of an example or DataBit with references to examples. */
interface Sketch {
  kind: 'example' | 'databit';
  id: number;
  sources: number[];
}

function fileOf(name: string, kind: Sketch['kind'], records: readonly Sketch[]): AnalysedFile {
  const text = records.map(({ id, sources }) => {
    const body =
      kind === 'example'
        ? `example_id: ${idOf(id)}\nversion: 1\ninput: x\nexpected_output: y\n`
        : `databit_id: ${idOf(id)}\nversion: 1\ncontent: x\n`;
    const items = sources.map((source) => `    - example_id: ${idOf(source)}\n`);
    return items.length === 0 ? body : `${body}attribution:\n  derived_from:\n${items.join('')}`;
  });
  return analyseFile(`file:///${name}.${kind}.yaml`, text.join('---\n')).file;
}

function problems(index: RecordIndex, uri: string): unknown {
  return problemsOfFile(uri, { index, world }, configuration);
}

/** What an index answers, in a form that can be compared. */
function answers(index: RecordIndex): unknown {
  const ids = Array.from({ length: 6 }, (_, id) => idOf(id));
  return {
    records: [...index.records()].map(({ uri, document, line }) => [uri, document, line]).sort(),
    byId: ids.map((id) => index.byId(id).map(({ uri, document }) => [uri, document])),
    referencesTo: ids.map((id) =>
      index.referencesTo(id).map(({ from, reference }) => [from.uri, from.document, reference.path]),
    ),
  };
}

describe('the record index', () => {
  it('finds records and references by id in any case', () => {
    const index = createRecordIndex();
    index.setFile(fileOf('b', 'example', [{ kind: 'example', id: 1, sources: [2] }]));
    index.setFile(
      fileOf('a', 'databit', [
        { kind: 'databit', id: 2, sources: [] },
        { kind: 'databit', id: 1, sources: [1, 1] },
      ]),
    );
    expect(index.byId(idOf(1)).map(({ uri, document }) => [uri, document])).toEqual([
      ['file:///a.databit.yaml', 1],
      ['file:///b.example.yaml', 0],
    ]);
    expect(index.referencesTo(idOf(1)).map(({ from }) => from.uri)).toEqual([
      'file:///a.databit.yaml',
      'file:///a.databit.yaml',
    ]);
    expect(index.byId(idOf(3))).toEqual([]);
  });

  it('answers the files whose problems may have changed', () => {
    const index = createRecordIndex();
    const source = fileOf('source', 'example', [{ kind: 'example', id: 1, sources: [] }]);
    const user = fileOf('user', 'databit', [{ kind: 'databit', id: 2, sources: [1] }]);
    expect([...index.setFile(user)]).toEqual([]);
    expect([...index.setFile(source)]).toEqual(['file:///user.databit.yaml']);
    expect([...index.setFile(source)]).toEqual([]);
    const revision = index.revision;
    expect([...index.deleteFile(source.uri)]).toEqual(['file:///user.databit.yaml']);
    expect(index.revision).toBeGreaterThan(revision);
    expect([...index.deleteFile(source.uri)]).toEqual([]);
  });

  it('answers all files of a circle that opens or closes', () => {
    const index = createRecordIndex();
    const link = (name: string, id: number, source: number): AnalysedFile =>
      fileOf(name, 'example', [{ kind: 'example', id, sources: [source] }]);
    index.setFile(link('a', 1, 2));
    index.setFile(link('b', 2, 3));
    const closing = link('c', 3, 1);
    const others = ['file:///a.example.yaml', 'file:///b.example.yaml'];
    expect([...index.setFile(closing)].sort()).toEqual(others);
    expect([...index.setFile(link('c', 3, 4))].sort()).toEqual(others);
    expect([...index.setFile(closing)].sort()).toEqual(others);
  });

  it('is after any changes what it would be from scratch, and tells every file that is affected', () => {
    const record = fc.record({
      kind: fc.constantFrom<Sketch['kind']>('example', 'databit'),
      id: fc.nat(5),
      sources: fc.array(fc.nat(5), { maxLength: 2 }),
    });
    const change = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom<Sketch['kind']>('example', 'databit'),
      records: fc.option(fc.array(record, { maxLength: 3 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const index = createRecordIndex();
        const files = new Map<string, AnalysedFile>();
        for (const { name, kind, records } of changes) {
          const file = fileOf(name, kind, records ?? []);
          const before = new Map([...files.keys()].map((uri) => [uri, problems(index, uri)]));
          const affected = records === undefined ? index.deleteFile(file.uri) : index.setFile(file);
          if (records === undefined) files.delete(file.uri);
          else files.set(file.uri, file);
          for (const uri of files.keys()) {
            if (uri === file.uri || affected.has(uri)) continue;
            expect(problems(index, uri)).toEqual(before.get(uri));
          }
        }
        const scratch = createRecordIndex();
        for (const file of files.values()) scratch.setFile(file);
        expect(answers(index)).toEqual(answers(scratch));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the entries of documents that did not change', () => {
    const text = (last: string): string =>
      Array.from(
        { length: 50 },
        (_, id) => `example_id: ${idOf(id)}\nversion: 1\ninput: ${id === 25 ? last : 'x'}\n`,
      ).join('---\n');
    const file = new OpenFile('file:///a.example.yaml', 'example', text('x'));
    const index = createRecordIndex();
    index.setFile(file.file);
    const before = [...index.records()];
    file.update(text('changed'));
    index.setFile(file.file);
    const after = [...index.records()];
    expect(after.filter((entry, at) => entry !== before[at]).map(({ document }) => document)).toEqual([25]);
  });
});

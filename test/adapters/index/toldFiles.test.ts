import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalysedDocument } from '../../../server/src/core/document/analysis.ts';
import {
  StoredDocument,
  StoredFile,
  type ContentSource,
} from '../../../server/src/adapters/index/storedFile.ts';
import { FilesHeard, FilesTold, type ToldFile } from '../../../server/src/adapters/index/toldFiles.ts';

const NOWHERE = { line: 0, character: 0 };
const RANGE = { start: NOWHERE, end: NOWHERE };

/** What a document says, made of its key; and how often somebody read it. */
class Contents implements ContentSource {
  reads = 0;
  isLost = false;

  document({ key }: StoredDocument): Omit<AnalysedDocument, 'line'> {
    this.reads += 1;
    if (this.isLost) return { problems: [] };
    const facts = {
      kind: 'example',
      idRange: RANGE,
      range: RANGE,
      name: key,
      references: [],
      files: [],
    } as const;
    return { facts: { ...facts, references: [], files: [] }, problems: [] };
  }

  value(): undefined {
    return undefined;
  }
}

/** A file whose documents have these texts, one line after the other, the first at `line`. */
function fileOf(uri: string, keys: readonly string[], contents: ContentSource, line = 0): StoredFile {
  const file = new StoredFile({ uri, kind: 'example', problems: [] }, false);
  for (const [at, key] of keys.entries()) {
    const summary = { key, line: line + at, isRecord: true, id: key, start: NOWHERE };
    file.documents.push(new StoredDocument(file, summary, contents));
  }
  return file;
}

/** What goes from one thread to the other. */
function crossing(file: ToldFile): ToldFile {
  return structuredClone(file);
}

test('the host has every file as the index has it, whatever was told before', () => {
  const uri = fc.constantFrom('a', 'b');
  const keys = fc.array(fc.constantFrom('r', 's', 't', 'u', 'v'), { maxLength: 6 });
  const change = fc.record({ uri, keys: fc.option(keys), line: fc.nat(2), isLost: fc.boolean() });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const [told, heard, contents] = [new FilesTold(), new FilesHeard(), new Contents()];
      for (const { uri, keys, line, isLost } of changes) {
        if (keys === null) {
          told.forget(uri);
          heard.forget(uri);
          continue;
        }
        const file = fileOf(uri, keys, contents, line);
        contents.isLost = isLost;
        const taken = heard.take(crossing(told.tell(file)));
        if (isLost) continue;
        expect(taken).toEqual(file.file);
      }
    }),
  );
});

test('what the host has heard is neither read nor sent again, and stays the same object where it stands', () => {
  const [told, heard, contents] = [new FilesTold(), new FilesHeard(), new Contents()];
  const before = heard.take(crossing(told.tell(fileOf('a', ['r', 's', 't'], contents))));
  contents.reads = 0;
  const after = heard.take(crossing(told.tell(fileOf('a', ['r', 'new', 't'], contents))));
  expect(contents.reads).toBe(1);
  expect(after.documents.map((document, at) => document === before.documents[at])).toEqual([
    true,
    false,
    true,
  ]);
});

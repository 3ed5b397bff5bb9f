import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../../shared/src/json.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { kindOfUri } from '../../../server/src/core/records/kinds.ts';
import { readFiles, type FixtureFile } from '../support/markers.ts';
import { renameIn, type RenamedText } from './support/renameIn.ts';

/** Names that may stand without quotes, and any text on one line. */
const plainName = fc
  .stringMatching(/^[a-z][a-z_]{1,12}$/)
  .filter((name) => !/^(null|true|false|yes|no|on|off)$/.test(name));
const anyName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((name) => name.toWellFormed().trim())
  .filter((name) => name !== '' && !/[\p{Cc}\u2028\u2029]/u.test(name));

const written = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(name, JSON.stringify(name), `'${name}'`);

/** Examples and a dataset that use a function's name, in any style; the cursor is at the first. */
const workspaceOf = (name: string): fc.Arbitrary<string> => {
  const record = written(name).chain((text) =>
    fc.constantFrom(
      `function_name: ${text} # one\ninput: ${name}\n`,
      `{ function_name: ${text}, domain: ${name} }\n`,
      'function_name: "another one"\n',
    ),
  );
  return fc
    .tuple(fc.array(record, { maxLength: 4 }), written(name), written(name))
    .map(
      ([records, listed, equal]) =>
        `#- a.example.yaml\n${[`function_name: <|>${name}\n`, ...records].join('---\n')}` +
        `#- b.dataset.yaml\nmembers:\n  any:\n    - { field: function_name, in: [X, ${listed}] }\n` +
        `    - field: function_name\n      eq: ${equal}\n    - { field: domain, eq: ${name} }\n`,
    );
};

const cases = plainName.chain((name) => fc.record({ name: fc.constant(name), fixture: workspaceOf(name) }));

test('after a rename the records are as before but for the name', async () => {
  await fc.assert(
    fc.asyncProperty(cases, anyName, async ({ name, fixture }, newName) => {
      fc.pre(newName !== 'another one');
      const before = valuesOf(readFiles(fixture.replace('<|>', '')));
      expect(valuesOf(await renameIn(fixture, newName))).toEqual(
        before.map((value) => asRenamed(value, name, newName)),
      );
    }),
    { numRuns: 100 },
  );
});

test('the rename back gives the old text', async () => {
  await fc.assert(
    fc.asyncProperty(cases, plainName, async ({ name, fixture }, newName) => {
      const there = await renameIn(fixture, newName);
      const text = there.map((file) => `#- ${file.path}\n${file.text}`).join('');
      const back = await renameIn(text.replace('function_name: ', 'function_name: <|>'), name);
      expect(back.map((file) => file.text)).toEqual(
        readFiles(fixture.replace('<|>', '')).map((file) => file.text),
      );
    }),
    { numRuns: 100 },
  );
});

function valuesOf(files: readonly (FixtureFile | RenamedText)[]): JsonValue[] {
  return files.flatMap(({ path, text }) => {
    const kind = kindOfUri(path);
    if (kind === undefined) throw new Error(`${path} is no record file.`);
    return new OpenFile(path, kind, text).documents.map(({ value }) => value ?? null);
  });
}

/** Written anew, in the simplest way: where a function is named, and where a field is compared with it. */
function asRenamed(value: JsonValue, name: string, newName: string): JsonValue {
  const ofExample = (text: string): string =>
    text.replaceAll(
      `"function_name":${JSON.stringify(name)}`,
      () => `"function_name":${JSON.stringify(newName)}`,
    );
  const ofDataset = (text: string): string =>
    text
      .replaceAll(`"in":["X",${JSON.stringify(name)}]`, () => `"in":["X",${JSON.stringify(newName)}]`)
      .replaceAll(
        `"field":"function_name","eq":${JSON.stringify(name)}`,
        () => `"field":"function_name","eq":${JSON.stringify(newName)}`,
      );
  return JSON.parse(ofDataset(ofExample(JSON.stringify(value)))) as JsonValue;
}

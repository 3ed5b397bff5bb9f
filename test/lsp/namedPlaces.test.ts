import { expect, test } from 'vitest';
import { idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

const example = (number: number, input: string): string =>
  `example_id: ${idOf(number)}\nversion: 1\nfunction_name: f\ninput: { text: ${input} }\nexpected_output: { intent: a }\n`;

test('a problem that names a record of another file names its line also when only that moves', async () => {
  const [first, second] = [
    example(1, 'where is my parcel now today'),
    example(2, 'where is my parcel now again today'),
  ];
  const workspace = bench.workspace(`#- a.example.yaml\n${first}#- b.example.yaml\n${second}`);
  const editor = await bench.edit(workspace, { watches: true });
  const [a, b] = [workspace.uriOf('a.example.yaml'), workspace.uriOf('b.example.yaml')];
  const linesNamed = (uri: string): (number | undefined)[] =>
    editor
      .diagnosticsOf(uri)
      .map(({ relatedInformation }) => relatedInformation?.[0]?.location.range.start.line);
  await editor.untilCodes(a, ['record.near-duplicate']);
  await editor.untilCodes(b, ['record.near-duplicate']);
  expect([linesNamed(a), linesNamed(b)]).toEqual([[0], [0]]);

  workspace.write('b.example.yaml', `# one\n# two\n${second}`);
  await editor.changedOutside([b]);
  await editor.until(
    () => 'the line after a change of the file',
    () => linesNamed(a)[0] === 2,
  );
  const start = { line: 0, character: 0 };
  await editor.open(b, `# one\n# two\n${second}`);
  await editor.edit(b, { start, end: start }, '# typed\n');
  await editor.until(
    () => 'the line after a change of the buffer',
    () => linesNamed(a)[0] === 3,
  );
});

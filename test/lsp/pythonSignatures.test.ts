import { symlinkSync } from 'node:fs';
import type { CodeAction, CompletionList, Hover, Location } from 'vscode-languageserver-types';
import { describe, expect, test } from 'vitest';
import type { EditorClient } from './support/editorClient.ts';
import { databit, idOf } from './support/records.ts';
import type { TemporaryWorkspace } from './support/temporaryWorkspace.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

const PYTHON = `import dspy


class Classify(dspy.Signature):
    """Names the intent."""

    text: str = dspy.InputField()
    intent: str = dspy.OutputField()
`;
const template = (fields: string, path = 'app/sign.py'): string =>
  `template_id: ${idOf(9)}\nversion: 1\nname: Classify\ninstructions: x\nsignature: ${path}:Classify\n${fields}`;
const FITTING = 'inputs: [{ name: text }]\noutputs: [{ name: intent }]\n';

interface Opened {
  editor: EditorClient;
  workspace: TemporaryWorkspace;
  t: string;
  py: string;
}

async function open(fields = FITTING, options: Parameters<typeof bench.edit>[1] = {}): Promise<Opened> {
  const workspace = bench.workspace(`#- app/sign.py\n${PYTHON}#- t/t.template.yaml\n${template(fields)}`);
  const editor = await bench.edit(workspace, options);
  await editor.untilScanned();
  return { editor, workspace, t: workspace.uriOf('t/t.template.yaml'), py: workspace.uriOf('app/sign.py') };
}

/** A place of a text: the first character of a word. */
function placeOf(text: string, word: string): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(word));
  return { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 };
}

describe('a template and its Python file', () => {
  test('are held against each other while either is typed, and problems lead to the line in Python', async () => {
    const { editor, t, py } = await open();
    await editor.open(t, template(FITTING));
    await editor.untilCodes(t, [], 1);
    await editor.open(py, PYTHON, 'python');
    const start = placeOf(PYTHON, 'intent:');
    const end = { ...start, character: start.character + 'intent'.length };
    await editor.edit(py, { start, end }, 'intents');
    await editor.untilCodes(t, ['signature.python-extra-field', 'signature.python-missing-field']);
    const related = editor.diagnosticsOf(t).flatMap(({ relatedInformation }) => relatedInformation ?? []);
    expect(related.map(({ location }) => [location.uri, location.range.start.line])).toContainEqual([py, 7]);
    const name = placeOf(template(FITTING), 'intent }');
    await editor.edit(t, { start: name, end: { ...name, character: name.character + 6 } }, 'intents');
    await editor.untilCodes(t, []);
    // The buffer is given up: the file counts again.
    await editor.close(py);
    await editor.untilCodes(t, ['signature.python-extra-field', 'signature.python-missing-field']);
  });

  test('are held against each other when the file changes on disk, is deleted or comes back', async () => {
    const { editor, workspace, t } = await open();
    await editor.untilCodes(t, []);
    workspace.write('app/sign.py', PYTHON.replace('text: str', 'text: int'));
    await editor.untilCodes(t, ['signature.python-wrong-type']);
    workspace.delete('app/sign.py');
    await editor.untilCodes(t, ['signature.file-missing']);
    workspace.write('app/sign.py', PYTHON);
    await editor.untilCodes(t, []);
  });

  test('are held against each other in Restricted Mode', async () => {
    const { editor, t } = await open('inputs: [{ name: txt }]\noutputs: [{ name: intent }]\n', {
      trusted: false,
    });
    await editor.untilCodes(t, ['signature.python-extra-field', 'signature.python-missing-field']);
  });

  test('answer hover, definition both ways, references, completion and fixes', async () => {
    const fields = 'inputs: [{ name: text }]\noutputs: [{ name: intents }]\n';
    const { editor, t, py } = await open(fields);
    const text = template(fields);
    await editor.open(t, text);
    await editor.open(py, PYTHON, 'python');
    const name = placeOf(text, 'app/sign.py');
    const [location] = await editor.at<Location[]>('definition', t, name);
    expect([location?.uri, location?.range.start]).toEqual([py, placeOf(PYTHON, 'Classify')]);
    const [field] = await editor.at<Location[]>('definition', t, placeOf(text, 'text }'));
    expect([field?.uri, field?.range.start]).toEqual([py, placeOf(PYTHON, 'text:')]);
    const back = { uri: t, range: { start: name, end: { ...name, character: name.character + 20 } } };
    expect(await editor.at<Location[]>('definition', py, placeOf(PYTHON, 'Classify'))).toEqual([back]);
    const context = { includeDeclaration: true };
    expect(await editor.at<Location[]>('references', py, placeOf(PYTHON, 'Classify'), { context })).toEqual([
      back,
    ]);
    const hover = await editor.at<Hover>('hover', t, name);
    expect(JSON.stringify(hover.contents)).toContain('class Classify(dspy.Signature):');
    const list = await editor.at<CompletionList>('completion', t, name);
    expect(list.items.map(({ label }) => label)).toEqual(['app/sign.py:']);
    await editor.untilCodes(t, ['signature.python-extra-field', 'signature.python-missing-field'], 1);
    const range = { start: placeOf(text, 'intents'), end: placeOf(text, 'intents') };
    const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: t },
      range,
      context: { diagnostics: editor.diagnosticsOf(t) },
    });
    expect(actions.map(({ title }) => title)).toEqual([
      "Change to 'intent'",
      "Take the fields from 'Classify' in Python",
    ]);
  });

  test('a neutral answer comes for Python files that no template names', async () => {
    const { editor, workspace } = await open();
    const other = workspace.uriOf('app/other.py');
    await editor.open(other, PYTHON, 'python');
    expect(await editor.at<Location[] | null>('definition', other, placeOf(PYTHON, 'Classify'))).toBeNull();
  });
});

describe('Python buffers and files', () => {
  const languages = (editor: EditorClient): string[] =>
    editor.registrations
      .filter(({ registerOptions }) => JSON.stringify(registerOptions).includes('python'))
      .map(({ method }) => method);

  test('are asked for once a template names a file, and its changes are watched', async () => {
    const { editor } = await open(FITTING, { registersDocuments: true, watches: true });
    const wanted = ['didOpen', 'didChange', 'didClose', 'definition', 'references'];
    await editor.until(
      () => `registrations, there are ${JSON.stringify(editor.registrations)}`,
      () => languages(editor).length === wanted.length,
    );
    expect(languages(editor)).toEqual(wanted.map((method) => `textDocument/${method}`));
    expect(JSON.stringify(editor.registrations)).toContain('"globPattern":"**/sign.py","kind":2');
  });

  test('are not asked for where no template names any', async () => {
    const workspace = bench.workspace(`#- app/sign.py\n${PYTHON}#- a.databit.yaml\n${databit(1)}`);
    const editor = await bench.edit(workspace, { registersDocuments: true, watches: true });
    await editor.untilScanned();
    const uri = workspace.uriOf('a.databit.yaml');
    await editor.open(uri, databit(1));
    await editor.untilCodes(uri, [], 1);
    expect(languages(editor)).toEqual([]);
  });
});

test('hostile Python files are told of, and the server stays alive', async () => {
  const names = ['large', 'binary', 'folder', 'pipe', 'link', 'deep', 'outside'];
  const paths = names.map((name) => (name === 'outside' ? '../outside.py' : `app/${name}.py`));
  const texts = paths.map(
    (path, at) =>
      `#- ${names[at] ?? ''}.template.yaml\n${template(FITTING, path).replace(idOf(9), idOf(20 + at))}`,
  );
  const workspace = bench.workspace(texts.join(''));
  workspace.write('app/large.py', Buffer.alloc(100 * 1024 * 1024, 'x = 1\n'));
  workspace.write('app/binary.py', Buffer.from([0x63, 0, 0xff, 0xfe]));
  workspace.write('app/folder.py/inner', 'x');
  workspace.write('app/deep.py', `${'('.repeat(1000)}${')'.repeat(1000)}\n`.repeat(20));
  symlinkSync('/dev/zero', workspace.pathOf('app/pipe.py'));
  symlinkSync('/etc/hostname', workspace.pathOf('app/link.py'));
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  for (const name of names) {
    const uri = workspace.uriOf(`${name}.template.yaml`);
    await editor.untilCodes(uri, [name === 'deep' ? 'signature.class-missing' : 'signature.file-unreadable']);
  }
  const reasons = names.map((name) => {
    const [problem] = editor.diagnosticsOf(workspace.uriOf(`${name}.template.yaml`));
    return typeof problem?.message === 'string' ? problem.message.split(': ')[1] : undefined;
  });
  expect(reasons).toEqual([
    'it has more than 512 KB.',
    'it is not text in UTF-8.',
    'it is not a regular file.',
    'it leads out of the repository by a link.',
    'it leads out of the repository by a link.',
    undefined,
    'it lies outside the repository.',
  ]);
});

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { environmentPython } from '../../server/src/adapters/dspy/locations.ts';
import { environmentFolder } from '../../server/src/adapters/dspy/locations.ts';
import { COLOURS } from './modelServer.ts';
import { RunWorkspace } from './runWorkspace.ts';

let workspace: RunWorkspace;
beforeEach(async () => {
  workspace = await new RunWorkspace().start();
  const template = workspace.read('t.template.yaml');
  workspace.write('t.template.yaml', `${template}module: react\ntools: ["app/tools.py:look_up"]\n`);
  const known = JSON.stringify(COLOURS);
  workspace.write(
    'app/tools.py',
    `open("ran", "a").close()\ndef look_up(thing: str) -> str:\n    "Tells the colour of a thing."\n    return ${known}.get(thing, "grey")\n`,
  );
});
afterEach(() => workspace.stop());

test('a program with tools runs where its tools are allowed, and asks no more than was estimated', async () => {
  workspace.specify('Evaluate', '{}');
  const refused = await workspace.run(['run', 's.run.yaml', '--yes']);
  expect([refused.code, refused.error]).toEqual([
    2,
    'databits: The run would execute app/tools.py:look_up; look at it, and allow it with --allow-code.\n',
  ]);
  const { code, out } = await workspace.run(['run', 's.run.yaml', '--yes', '--allow-code']);
  expect([code, out]).toMatchObject([0, expect.stringMatching(/^val: 100\.0 %/m)]);
  // A step, a step that ends, and the answer.
  expect(workspace.server.calls).toBe(3 * (5 + 4));
});

test('without tools it is not started', async () => {
  workspace.specify('Evaluate', '{}');
  workspace.write('t.template.yaml', workspace.read('t.template.yaml').replace(/^tools:.*$/m, ''));
  const { code, error } = await workspace.run(['run', 's.run.yaml', '--yes']);
  expect([code, error]).toMatchObject([2, expect.stringContaining('it has no tools: name them')]);
});

test('what a run made of a program with tools is written with its prompts, and runs', async () => {
  workspace.specify('LabeledFewShot', '{ k: 3 }');
  await workspace.run(['run', 's.run.yaml', '--yes', '--allow-code']);
  const { code, error } = await workspace.run([
    ...['export-dspy', 't.template.yaml', '--receipt', workspace.receiptFile(), '--out', 'made.py'],
  ]);
  expect([code, error]).toEqual([0, 'Wrote made.py.\n']);
  const python = environmentPython(environmentFolder(workspace.cache));
  const script =
    'import made, json; p = made.make_program(); print(json.dumps({n: len(q.demos) for n, q in p.named_predictors()} | {"tools": list(p.tools)}))';
  const output = execFileSync(python, ['-c', script], { cwd: workspace.folder, encoding: 'utf8' });
  expect(JSON.parse(output.trim().split('\n').at(-1) ?? '')).toMatchObject({
    tools: ['look_up', 'finish'],
  });
  expect(existsSync(path.join(workspace.folder, 'ran'))).toBe(true);
});

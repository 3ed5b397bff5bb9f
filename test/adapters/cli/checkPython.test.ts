import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CommandWorkspace } from './commandLine.ts';

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
});
afterEach(() => {
  workspace.dispose();
});

test('templates are held against the Python signatures that they name, whose files are not run', async () => {
  const name = 'app/sign.py';
  workspace.write(
    name,
    'import dspy\nopen("ran", "w")\nclass Classify(dspy.Signature):\n    text: str = dspy.InputField()\n    intent: str = dspy.OutputField()\n',
  );
  const template = (input: string): string =>
    `template_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40\nversion: 1\ninstructions: x\ninputs: [{ name: ${input} }]\noutputs: [{ name: intent }]\nsignature: ${name}:Classify\n`;
  workspace.write('t/a.template.yaml', template('txt'));
  const { out: report } = await workspace.run(['check']);
  const lines = report.split('\n').filter((line) => line !== '' && !line.startsWith('Not checked:'));
  expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    't/a.template.yaml:4:1 warning signature.python-missing-field',
    't/a.template.yaml:4:18 warning signature.python-extra-field',
    '2 warnings in',
  ]);
  const { out } = await workspace.run(['check', '--format', 'sarif']);
  expect(out).toContain(`"uri": "${name}"`);
  workspace.write('t/a.template.yaml', template('text'));
  const mended = await workspace.run(['check']);
  expect([mended.out.split('\n')[0], mended.code]).toEqual(['No problems in 1 record in 1 file.', 0]);
  expect(existsSync(path.join(workspace.folder, 'ran'))).toBe(false);
});

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runFiles } from '../../../server/src/adapters/dspy/locations.ts';
import { makeRayPackage } from '../../../server/src/adapters/ray/rayPackage.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'databits-ray-test-'));
  mkdirSync(path.join(folder, 'own'));
  writeFileSync(path.join(folder, 'own', 'metric.py'), 'def same(): ...\n');
  writeFileSync(path.join(folder, 'own', 'secret.py'), 'KEY = 1\n');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The files of a job, without the runner and the schemas. */
function sent(code: readonly string[]): string[] {
  const files = runFiles(folder, 'run');
  mkdirSync(files.folder, { recursive: true });
  writeFileSync(files.input, '{}');
  writeFileSync(files.events, '{"seq":0}\n');
  const made = makeRayPackage({ files, workspace: folder, code });
  try {
    expect(readFileSync(path.join(made, 'events.jsonl'), 'utf8')).toBe('{"seq":0}\n');
    return readdirSync(made, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(made, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
      .filter((name) => !/^(runner|schemas)\//.test(name))
      .sort();
  } finally {
    rmSync(made, { recursive: true });
  }
}

test('a job is given the runner, its input and the Python that the run names; nothing else of the workspace', () => {
  expect(sent([])).toEqual(['events.jsonl', 'input.json', 'requirements.lock']);
  expect(sent(['own/metric.py'])).toEqual([
    'events.jsonl',
    'input.json',
    'requirements.lock',
    'workspace/own/metric.py',
  ]);
});

test('Python that is not there, or lies out of the workspace, is not sent', () => {
  expect(() => sent(['own/none.py'])).toThrow('There is no file own/none.py in the workspace.');
  symlinkSync(import.meta.filename, path.join(folder, 'own', 'link.py'));
  for (const file of ['own/link.py', '../outside.py']) {
    if (file.startsWith('..')) writeFileSync(path.join(folder, file), '');
    expect(() => sent([file])).toThrow(`${file} leads out of the workspace`);
  }
  rmSync(path.join(folder, '..', 'outside.py'));
});

import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findPython } from '../../../server/src/adapters/dspy/findPython.ts';
import { temporaryFolder } from '../support/folder.ts';

/** Programs by their text; `undefined` for none, and what is said of them. */
test.skipIf(process.platform === 'win32').each([
  [undefined, 0o755, 'is not there; choose a Python 3.11 to 3.14.'],
  ['#!/bin/sh\nexit 0\n', 0o644, 'may not be executed, or is a folder; choose a Python 3.11 to 3.14.'],
  // As Python 2 ends, which knows no -I.
  ['#!/bin/sh\nexit 2\n', 0o755, 'does not answer as Python 3 does; choose a Python 3.11 to 3.14.'],
  ['#!/bin/sh\necho 3.12\n', 0o755, 'does not answer as Python 3 does; choose a Python 3.11 to 3.14.'],
  [`#!/bin/sh\necho '["py", 3, 9, true]'\n`, 0o755, 'py is Python 3.9; DSPy is run with 3.11 to 3.14.'],
  [
    `#!/bin/sh\necho '["py", 3, 12, false]'\n`,
    0o755,
    'py cannot make environments: install its venv package (python3.12-venv on Debian and Ubuntu).',
  ],
])('%j', async (text, mode, said) => {
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'python');
  if (text !== undefined) writeFileSync(file, text);
  if (text !== undefined) chmodSync(file, mode);
  await expect(findPython(file)).rejects.toThrow(said);
  folder.remove();
});

test('an empty path is none', async () => {
  await expect(findPython('')).rejects.toThrow('The path of Python is empty; give one, or leave it out.');
});

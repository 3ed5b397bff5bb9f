import { existsSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildProduct } from '../build/build.ts';
import { runCommand, say } from '../process/command.ts';
import { distFolder, repositoryRoot } from '../process/paths.ts';

/**
 * `node scripts/bootstrap.mjs notices [--check]`: copies the notices of what the build bundles to the repository's
 * root, where readers look for them; with `--check` only says whether they are those of this build.
 */
await runCommand(async (args) => {
  const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean', default: false } } });
  await buildProduct();
  const name = 'THIRD-PARTY-NOTICES.md';
  const built = path.join(distFolder, name);
  const committed = path.join(repositoryRoot, name);
  const isFresh =
    existsSync(committed) && (await readFile(committed, 'utf8')) === (await readFile(built, 'utf8'));
  if (isFresh) return 0;
  if (values.check) {
    say(`${name} is not that of this build: run node scripts/bootstrap.mjs notices and commit it`);
    return 1;
  }
  await copyFile(built, committed);
  say(`wrote ${name}`);
  return 0;
});

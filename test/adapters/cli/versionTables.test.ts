import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GIT_STEPS, SteppedRepository } from '../git/support/gitSteps.ts';
import { treeTruth } from '../git/support/treeTruth.ts';
import { git } from '../support/git.ts';
import { CommandWorkspace } from './commandLine.ts';

/** A row of a table of versions. */
interface VersionRow {
  id: string;
  version: number | null;
  content_hash: string | null;
  commit: string;
  author: string;
  message: string;
  path: string;
  parent_content_hashes: string[];
  change: string;
  is_new: boolean;
  pending: string | null;
}

const TABLES = ['databit_versions', 'example_versions', 'dataset_versions', 'template_versions'];
const SQL = TABLES.map((table) => `SELECT * FROM ${table}`).join(' UNION ALL ');

async function rowsOf(workspace: CommandWorkspace): Promise<VersionRow[]> {
  const { out, error, code } = await workspace.run(['query', SQL, '--json', '--limit', '100000']);
  expect([error, code]).toEqual(['', 0]);
  return JSON.parse(out) as VersionRow[];
}

/** Holds the rows of the tables against what whole trees say. */
async function checkTables(workspace: CommandWorkspace): Promise<void> {
  const truth = treeTruth(workspace.folder);
  const rows = await rowsOf(workspace);
  expect(rows.filter(({ pending }) => pending !== null)).toEqual([]);
  const news = rows.filter((row) => row.is_new).map((row) => `${row.id} ${row.content_hash ?? ''}`);
  expect(news.sort()).toEqual([...truth.versions].sort());
  const events = rows
    .filter(({ change }) => change !== 'moved')
    .map(({ commit, id, content_hash: hash }) => `${commit} ${id} ${hash ?? 'removed'}`);
  expect(events.sort()).toEqual([...truth.events].sort());
  for (const row of rows) {
    const { id, commit, content_hash: hash, change, path, version } = row;
    expect(git(workspace.folder, 'log', '-1', '--format=%an %s', commit).trim()).toBe(
      `${row.author} ${row.message}`,
    );
    if (change === 'removed') continue;
    expect(truth.treeOf(commit).get(id)).toContainEqual({ hash, path, version });
    const before = truth.parentsOf(commit).map((parent) => truth.treeOf(parent).get(id) ?? []);
    if (change === 'moved') expect(before.flat().map((held) => held.path)).not.toContain(path);
    const known = before.flat().map((held) => held.hash);
    if (change === 'changed') for (const parent of row.parent_content_hashes) expect(known).toContain(parent);
  }
}

const step = fc.record({ name: fc.constantFrom(...GIT_STEPS), seed: fc.nat() });

test('the tables of versions say what each commit did, whatever git was asked to do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 24, maxLength: 32 }), async (steps) => {
      const workspace = new CommandWorkspace();
      try {
        const repository = new SteppedRepository(workspace.folder);
        for (const [at, { name, seed }] of steps.entries()) {
          repository.do(name, seed);
          // In the middle, on whatever branch: what is kept of it has to serve the next question.
          if (at === steps.length >> 1) await checkTables(workspace);
        }
        repository.mergeAll();
        await checkTables(workspace);
      } finally {
        workspace.dispose();
      }
    }),
    { numRuns: 3 },
  );
});

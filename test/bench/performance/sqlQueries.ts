import { readFileSync, writeFileSync } from 'node:fs';
import { quantiles, timeOnce } from '../support/measure.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';
import { seconds, type Findings } from './part.ts';
import { ServerSession } from './serverSession.ts';
import { ensureWarm } from './warmCache.ts';

const REPETITIONS = 15;

/** What people ask of a store: counts, filters, groups, nested values. */
const QUERIES = [
  'SELECT count(*) FROM example_store',
  "SELECT id, name FROM example_store WHERE status = 'draft' ORDER BY name LIMIT 100",
  'SELECT source, status, count(*) AS n FROM example_store GROUP BY ALL ORDER BY n DESC',
  "SELECT expected_output->>'intent' AS intent, count(*) AS n FROM example_store GROUP BY intent ORDER BY n DESC",
];

/** Queries in SQL over a session at rest. */
export async function sqlQueries(workspace: BenchWorkspace): Promise<Findings> {
  await ensureWarm(workspace);
  const session = await ServerSession.start(workspace);
  await session.ready();
  const run = async (sql: string): Promise<void> => {
    await session.api('sql/run', { sql, limits: { seconds: 600 } });
  };
  const first = await timeOnce(() => run(QUERIES[0] ?? ''));
  const times: number[] = [];
  for (let turn = 0; turn < REPETITIONS; turn += 1)
    for (const sql of QUERIES) times.push(await timeOnce(() => run(sql)));
  const changed = await queryAfterChange(session, workspace, run);
  const memory = session.memory();
  await session.stop();
  return {
    figures: {
      'sql.first': seconds(first),
      'sql.next': quantiles(times),
      'sql.changed': changed,
      'memory.sql': memory,
    },
  };
}

async function queryAfterChange(
  session: ServerSession,
  workspace: BenchWorkspace,
  run: (sql: string) => Promise<void>,
): Promise<number> {
  const file = workspace.fileOf(0);
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('input: { text: "', 'input: { text: "zqasked '));
  await session.changedOutside([workspace.uriOf(file)]);
  await session.until(async () => (await session.found('zqasked')) === 1);
  const changed = await timeOnce(() => run(QUERIES[0] ?? ''));
  writeFileSync(file, before);
  await session.changedOutside([workspace.uriOf(file)]);
  await session.until(async () => (await session.found('zqasked')) === 0);
  return changed;
}

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { quantiles, timeOnce } from '../support/measure.ts';
import { EVERYWHERE, RECORDS_PER_FILE, SWITCH_WORD, type BenchWorkspace } from './benchWorkspace.ts';
import { seconds, type Findings } from './part.ts';
import { ServerSession, usesDefaultModel } from './serverSession.ts';
import { emptyCache, ensureWarm } from './warmCache.ts';

const EDITS = 15;
const TEXT_START = 'input: { text: "';

/** One record changed again and again, on the disk and in the editor; then a real branch switch and back. */
export async function changes(workspace: BenchWorkspace): Promise<Findings> {
  await ensureWarm(workspace);
  const session = await ServerSession.start(workspace);
  await session.ready();
  const figures = {
    ...(await savedChanges(session, workspace)),
    ...(await typedChanges(session, workspace)),
    ...(await branchSwitch(session, workspace)),
    ...(await deletedFiles(session, workspace)),
    ...(await verification(session)),
  };
  await session.stop();
  // The cache knows the vectors of the other branch now, which the next run would find.
  emptyCache(workspace);
  return { figures };
}

async function savedChanges(session: ServerSession, workspace: BenchWorkspace): Promise<Findings['figures']> {
  const file = workspace.fileOf(Math.floor(workspace.size / 2));
  const before = readFileSync(file, 'utf8');
  const times: number[] = [];
  const first = await parsedBy(session);
  for (let edit = 0; edit < EDITS; edit += 1) {
    const word = newWord('saved', edit);
    writeFileSync(file, before.replace(TEXT_START, `${TEXT_START}${word} `));
    times.push(await timeUntilFound(session, workspace.uriOf(file), word));
  }
  const parsed = (await parsedBy(session)) - first;
  workspace.git('checkout', '--quiet', '--force', 'main');
  await session.changedOutside([workspace.uriOf(file)]);
  await session.until(async () => (await session.found(newWord('saved', EDITS - 1))) === 0);
  return { 'change.saved': quantiles(times), 'change.parsed': parsed / EDITS };
}

async function timeUntilFound(session: ServerSession, uri: string, word: string): Promise<number> {
  return timeOnce(async () => {
    await session.changedOutside([uri]);
    await session.until(async () => (await session.found(word)) === 1);
  });
}

async function typedChanges(session: ServerSession, workspace: BenchWorkspace): Promise<Findings['figures']> {
  const { editor } = session;
  const file = workspace.fileOf(Math.floor(workspace.size / 2));
  const uri = workspace.uriOf(file);
  const text = readFileSync(file, 'utf8');
  const line = text.split('\n').findIndex((one) => one.startsWith(TEXT_START));
  const start = { line, character: TEXT_START.length };
  await editor.open(uri, text);
  const times: number[] = [];
  let last = '';
  for (let edit = 0; edit < EDITS; edit += 1) {
    const word = newWord('typed', edit);
    const range = { start, end: { line, character: TEXT_START.length + last.length } };
    last = `${word} `;
    const time = timeOnce(async () => {
      await editor.edit(uri, range, last);
      await session.until(async () => (await session.found(word)) === 1);
    });
    times.push(await time);
  }
  await editor.close(uri);
  await session.until(async () => (await session.found(newWord('typed', EDITS - 1))) === 0);
  return { 'change.typed': quantiles(times) };
}

/** Words without common parts, so that a search finds one record. */
function newWord(kind: string, edit: number): string {
  return `zq${kind}${String.fromCharCode(97 + edit).repeat(4)}`;
}

async function branchSwitch(session: ServerSession, workspace: BenchWorkspace): Promise<Findings['figures']> {
  const uris = workspace.switchedFiles.map((file) => workspace.uriOf(file));
  await session.ready();
  const git = await timeOnce(() => {
    workspace.git('checkout', '--quiet', 'other');
  });
  const there = await follow(session, uris, workspace.switchedRecords);
  await session.ready();
  const before = await parsedBy(session);
  workspace.git('checkout', '--quiet', 'main');
  const back = await follow(session, uris, 0);
  const isDefault = usesDefaultModel(workspace.size);
  return {
    'switch.git': git,
    'switch.keywords': there.keywords,
    'switch.quick': there.quick,
    ...(isDefault ? { 'switch.full': there.full, 'switch.backFull': back.full } : {}),
    'switch.back': back.keywords,
    'switch.backParsed': (await parsedBy(session)) - before,
  };
}

/** Milliseconds from telling of changed files until a word is found so often, and until the models cover all again. */
async function follow(
  session: ServerSession,
  uris: readonly string[],
  count: number,
): Promise<{ keywords: number; quick: number; full: number }> {
  const start = performance.now();
  const since = (): number => performance.now() - start;
  await session.changedOutside(uris);
  await session.until(async () => (await session.found(SWITCH_WORD)) === count);
  const keywords = since();
  await session.embedded('quick');
  const quick = since();
  await session.embedded('preferred');
  return { keywords, quick, full: since() };
}

async function deletedFiles(session: ServerSession, workspace: BenchWorkspace): Promise<Findings['figures']> {
  const { switchedFiles, size } = workspace;
  const uris = switchedFiles.map((file) => workspace.uriOf(file));
  const until = (count: number): Promise<number> =>
    timeOnce(async () => {
      await session.changedOutside(uris);
      await session.until(async () => (await session.found(EVERYWHERE)) === count);
    });
  for (const file of switchedFiles) rmSync(file);
  const found = await until(size - switchedFiles.length * RECORDS_PER_FILE);
  workspace.git('checkout', '--quiet', '--force', 'main');
  return { 'delete.found': found, 'delete.back': await until(size) };
}

async function verification(session: ServerSession): Promise<Findings['figures']> {
  await session.ready();
  const start = performance.now();
  const { total } = await session.api('index/verify', {});
  return { 'change.verify': total, 'change.verifyTime': seconds(performance.now() - start) };
}

async function parsedBy(session: ServerSession): Promise<number> {
  return (await session.status()).work?.parsed ?? NaN;
}

import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A record of a generated tree. Its content is the input; the note is an annotation. */
export interface GeneratedRecord {
  id: string;
  version: number;
  input: string;
  note?: string;
}

/** Records by file. */
export type GeneratedTree = ReadonlyMap<string, readonly GeneratedRecord[]>;

export interface GeneratedCommit {
  /** Numbers of commits. */
  parents: number[];
  tree: GeneratedTree;
}

export interface HistoryOptions {
  commits: number;
  seed: number;
  /** Files at the start, with three records each. */
  files?: number;
}

type Files = Map<string, readonly GeneratedRecord[]>;
export type Random = (below: number) => number;

/**
 * Commits with known truth: records are added, edited, annotated, copied, moved within and between files, deleted and brought back;
 * files are renamed, split and joined; ids change; branches are merged by one side's tree, by a mixture, or with states of the merge
 * itself. The last commit reaches all others.
 */
export function generateHistory({ commits, seed, files = 4 }: HistoryOptions): GeneratedCommit[] {
  const random = randomOf(seed);
  const made: GeneratedCommit[] = [{ parents: [], tree: firstTree(files, random) }];
  /** The ends of lines; the first is the main one. */
  let tips = [0];
  const names = { next: 0 };
  while (made.length < commits) {
    const isLast = made.length >= commits - tips.length;
    if (tips.length > 1 && (isLast || random(5) === 0)) {
      const [main = 0, ...others] = tips;
      const other = others.splice(random(others.length), 1)[0] ?? 0;
      made.push({
        parents: [main, other],
        tree: mergedTree(treeAt(made, main), treeAt(made, other), random, names),
      });
      tips = [made.length - 1, ...others];
      continue;
    }
    const at = random(tips.length);
    const parent = tips[at] ?? 0;
    made.push({ parents: [parent], tree: editedTree(treeAt(made, parent), random, names) });
    if (!isLast && tips.length < 4 && random(6) === 0) tips.push(made.length - 1);
    else tips[at] = made.length - 1;
  }
  return made;
}

/** Writes the commits into a new repository. Answers their full names. */
export function importHistory(root: string, commits: readonly GeneratedCommit[]): string[] {
  const file = path.join(root, 'stream');
  const marks = path.join(root, '.git', 'marks');
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: root });
  writeFileSync(file, streamOf(commits));
  const input = openSync(file, 'r');
  try {
    const command = ['fast-import', '--quiet', `--export-marks=${marks}`];
    execFileSync('git', command, { cwd: root, stdio: [input, 'ignore', 'inherit'] });
  } finally {
    closeSync(input);
    rmSync(file);
  }
  const names = execFileSync('sort', ['-t:', '-k2', '-n', marks], { encoding: 'utf8' });
  return names
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' ')[1] ?? '');
}

/** The text of a record file. */
export function textOfRecords(records: readonly GeneratedRecord[]): string {
  return records
    .map(({ id, version, input, note }) => {
      const end = note === undefined ? '' : `status: ${note}\n`;
      return `---\nexample_id: ${id}\nversion: ${String(version)}\ninput: ${input}\nexpected_output: y\n${end}`;
    })
    .join('');
}

function streamOf(commits: readonly GeneratedCommit[]): string {
  const parts: string[] = [];
  for (const [at, { parents, tree }] of commits.entries()) {
    const [first, ...others] = parents;
    parts.push(
      `commit refs/heads/main\nmark :${String(at + 1)}\n`,
      `committer Test <test@example.org> ${String(1_700_000_000 + at)} +0000\ndata 1\n.\n`,
      first === undefined ? '' : `from :${String(first + 1)}\n`,
      ...others.map((other) => `merge :${String(other + 1)}\n`),
    );
    const before =
      first === undefined ? new Map<string, readonly GeneratedRecord[]>() : treeAt(commits, first);
    for (const name of before.keys()) if (!tree.has(name)) parts.push(`D ${name}\n`);
    for (const [name, records] of tree) {
      if (before.get(name) === records) continue;
      const text = textOfRecords(records);
      parts.push(`M 644 inline ${name}\ndata ${String(Buffer.byteLength(text))}\n${text}\n`);
    }
  }
  return parts.join('');
}

function treeAt(commits: readonly GeneratedCommit[], number: number): GeneratedTree {
  return commits[number]?.tree ?? new Map();
}

/** Numbers below a bound; the same for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function firstTree(files: number, random: Random): GeneratedTree {
  const tree: Files = new Map();
  for (let at = 0; at < files; at += 1) {
    const records = [0, 1, 2].map((n) => ({
      id: `id-${String(at * 3 + n)}`,
      version: 1,
      input: word(random),
    }));
    tree.set(`f${String(at)}.example.yaml`, records);
  }
  return tree;
}

/** Few words, so that contents come back. */
function word(random: Random): string {
  return `w${String(random(12))}`;
}

function editedTree(before: GeneratedTree, random: Random, names: { next: number }): GeneratedTree {
  const tree: Files = new Map(before);
  const steps = 1 + random(3);
  for (let step = 0; step < steps; step += 1) editOnce(tree, random, names);
  return tree;
}

function editOnce(tree: Files, random: Random, names: { next: number }): void {
  const file = pick([...tree.keys()], random);
  const records = file === undefined ? undefined : tree.get(file);
  const fresh = (): string => `g${String((names.next += 1))}.example.yaml`;
  if (file === undefined || records === undefined) {
    tree.set(fresh(), [{ id: `id-${String(random(30))}`, version: 1, input: word(random) }]);
    return;
  }
  const at = random(records.length);
  const change = (record: GeneratedRecord): void => {
    tree.set(file, records.with(at, record));
  };
  const record = records[at];
  if (record === undefined) return;
  const without = records.toSpliced(at, 1);
  const leave = (): void => {
    if (without.length === 0) tree.delete(file);
    else tree.set(file, without);
  };
  switch (random(12)) {
    case 0:
    case 1:
    case 2:
      change({ ...record, version: record.version + 1, input: word(random) });
      break;
    case 3:
      change({ ...record, note: pick(['draft', 'approved', 'rejected'], random) ?? 'draft' });
      break;
    case 4:
      leave();
      break;
    case 5: {
      const other = pick(
        [...tree.keys()].filter((name) => name !== file),
        random,
      );
      leave();
      if (other !== undefined) tree.set(other, [...(tree.get(other) ?? []), record]);
      break;
    }
    case 6:
      tree.delete(file);
      tree.set(fresh(), records);
      break;
    case 7:
      tree.set(file, records.slice(0, at + 1));
      if (at + 1 < records.length) tree.set(fresh(), records.slice(at + 1));
      break;
    case 8: {
      const other = pick(
        [...tree.keys()].filter((name) => name !== file),
        random,
      );
      if (other === undefined) break;
      tree.set(other, [...(tree.get(other) ?? []), ...records]);
      tree.delete(file);
      break;
    }
    case 9:
      change({ ...record, id: `id-${String(random(30))}` });
      break;
    case 10:
      tree.set(file, [...records, { id: `id-${String(random(30))}`, version: 1, input: word(random) }]);
      break;
    default:
      tree.set(fresh(), [record]);
      if (random(2) === 0) leave();
  }
}

function mergedTree(
  ours: GeneratedTree,
  theirs: GeneratedTree,
  random: Random,
  names: { next: number },
): GeneratedTree {
  const way = random(8);
  if (way === 0) return ours;
  if (way === 1) return theirs;
  const tree: Files = new Map();
  for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
    const records = random(2) === 0 ? ours.get(name) : theirs.get(name);
    if (records !== undefined) tree.set(name, records);
  }
  return random(3) === 0 ? editedTree(tree, random, names) : tree;
}

export function pick<T>(from: readonly T[], random: Random): T | undefined {
  return from[random(from.length)];
}

import type {
  FileChange,
  HistoryCommit,
  RecordChange,
} from '../../../server/src/core/history/historyCommit.ts';
import { packHistory, type PackedHistory } from '../../../server/src/core/history/packedHistory.ts';
import { recordEvents } from '../../../server/src/core/history/recordEvents.ts';
import { RecordHistory } from '../../../server/src/core/history/recordHistory.ts';
import { hashOf } from '../../../server/src/core/records/contentHash.ts';

/** Time of the first commit, in seconds since 1970; the others follow by a day each. */
const START = 1_700_000_000;
const DAY = 86_400;

/**
 * The history of commits, each written as the records of its tree: `x:1a y:2b` has x with version 1 and content a, and y.
 * Content `_` is that of a record without any. `x:` has x without a version, `x:1a@b` has it in the file b; all others are in the file a. `<1` or `<1,3` at the start names the
 * parents by their numbers, from 1; the commit before where left out. `base` is how many commits the base of the branch knows; all
 * where left out.
 */
export function packedHistoryOf(commits: readonly string[], base = commits.length): PackedHistory {
  return packHistory(recordEvents(historyCommits(commits)), { base: `commit${String(base)}` });
}

export function historyOf(commits: readonly string[], base?: number): RecordHistory {
  return new RecordHistory(packedHistoryOf(commits, base));
}

/** The commits with what they do, as `historyOf` reads them. */
export function historyCommits(commits: readonly string[]): HistoryCommit[] {
  const trees: Tree[] = [];
  return commits.map((text, at) => {
    const [, named, records = ''] = /^(?:<([\d,]+) ?)?(.*)$/.exec(text) ?? [];
    const parents = named === undefined ? (at === 0 ? [] : [at]) : named.split(',').map(Number);
    const tree = treeOf(records);
    trees.push(tree);
    const first: Tree = trees[(parents[0] ?? 0) - 1] ?? new Map<string, Map<string, string[]>>();
    return {
      name: `commit${String(at + 1)}`,
      time: START + at * DAY,
      parents: parents.map((parent) => `commit${String(parent)}`),
      files: filesOf(first, tree, `blob${String(at + 1)}`),
    };
  });
}

/** By file, then by id: labels. */
type Tree = Map<string, Map<string, string[]>>;

function treeOf(records: string): Tree {
  const tree: Tree = new Map();
  for (const word of records.split(' ').filter(Boolean)) {
    const [, id = '', label = '', file = 'a'] = /^(.*?):([^@]*)(?:@(.*))?$/.exec(word) ?? [];
    const ids = tree.get(file) ?? new Map<string, string[]>();
    tree.set(file, ids);
    ids.set(id, [...(ids.get(id) ?? []), label]);
  }
  return tree;
}

function filesOf(before: Tree, after: Tree, blob: string): FileChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name): FileChange[] => {
    const [old, now] = [before.get(name), after.get(name)];
    const ids = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
    const records = ids
      .filter((id) => String(old?.get(id)) !== String(now?.get(id)))
      .map((id): RecordChange => ({ id, states: (now?.get(id) ?? []).map(stateOf) }));
    if (records.length === 0) return [];
    return [{ kind: 'example', path: name, records, ...(now !== undefined && { blob }) }];
  });
}

/** `1a`: version 1 with content a. */
function stateOf(label: string): RecordChange['states'][number] {
  if (label === '') return { text: '' };
  const content = label.slice(-1);
  const contentHash = content === '_' ? hashOf({}) : content.charCodeAt(0).toString(16).padStart(64, '0');
  return { text: label, label: { version: Number(label.slice(0, -1)), contentHash } };
}

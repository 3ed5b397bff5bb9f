import { contentHash } from '../../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../../server/src/core/schema/compile.ts';
import { git } from '../../support/git.ts';
import { readRecords } from './plainRecords.ts';

const KINDS = ['databit', 'example', 'dataset', 'template'] as const;

/** A record in the tree of a commit. */
interface Held {
  hash: string;
  path: string;
  version: number;
}

/** What whole trees say, commit by commit. */
export interface TreeTruth {
  /** `id hash`: every content that an id has in any commit. */
  versions: Set<string>;
  /** `commit id hash` where no parent has the id with that content; `commit id removed` where it was taken away. */
  events: Set<string>;
  /** Records of a commit, by id. */
  treeOf: (commit: string) => ReadonlyMap<string, readonly Held[]>;
  /** What git says of the parents of a commit. */
  parentsOf: (commit: string) => readonly string[];
}

/** Reads each commit that HEAD reaches by `ls-tree` and `show`, file by file. */
export function treeTruth(root: string): TreeTruth {
  const lines = git(root, 'rev-list', '--parents', '--topo-order', '--reverse', 'HEAD').trim().split('\n');
  const parents = new Map(lines.map((line) => [line.split(' ')[0] ?? '', line.split(' ').slice(1)]));
  const texts = new Map<string, string>();
  const trees = new Map([...parents.keys()].map((commit) => [commit, readTree(root, commit, texts)]));
  const truth = { versions: new Set<string>(), events: new Set<string>() };
  /** The ids that a commit or one below it had. */
  const known = new Map<string, Set<string>>();
  for (const [commit, before] of parents) {
    const tree = trees.get(commit) ?? new Map<string, Held[]>();
    const ids = new Set([...tree.keys(), ...before.flatMap((parent) => [...(known.get(parent) ?? [])])]);
    known.set(commit, ids);
    for (const id of ids) {
      const now = tree.get(id) ?? [];
      const was = before.map((parent) => trees.get(parent)?.get(id) ?? []);
      for (const { hash } of now) {
        truth.versions.add(`${id} ${hash}`);
        if (!was.flat().some((held) => held.hash === hash)) truth.events.add(`${commit} ${id} ${hash}`);
      }
      const isLeft = now.length === 0 && was.some((held) => held.length > 0);
      const wasGone = before.some(
        (parent, at) => was[at]?.length === 0 && known.get(parent)?.has(id) === true,
      );
      if (isLeft && !wasGone) truth.events.add(`${commit} ${id} removed`);
    }
  }
  return {
    ...truth,
    treeOf: (commit) => trees.get(commit) ?? new Map<string, Held[]>(),
    parentsOf: (commit) => parents.get(commit) ?? [],
  };
}

function readTree(root: string, commit: string, texts: Map<string, string>): Map<string, Held[]> {
  const tree = new Map<string, Held[]>();
  for (const line of git(root, 'ls-tree', '-r', commit).trim().split('\n')) {
    const [, blob = '', path = ''] = /^\d+ blob ([0-9a-f]+)\t(.*)$/.exec(line) ?? [];
    const kind = KINDS.find((one) => path.endsWith(`.${one}.yaml`));
    if (kind === undefined) continue;
    const text = texts.get(blob) ?? git(root, 'show', blob);
    texts.set(blob, text);
    for (const { id, value } of readRecords(text) ?? []) {
      const held = { hash: contentHash(value, definitionOf(kind)), path, version: Number(value['version']) };
      tree.set(id, [...(tree.get(id) ?? []), held]);
    }
  }
  return tree;
}

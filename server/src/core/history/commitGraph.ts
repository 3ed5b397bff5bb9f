/** A commit of which only the place in the graph matters. */
export interface GraphCommit {
  name: string;
  parents: readonly string[];
}

/**
 * The commits that are reachable from a tip, parents before children: the first parent's history, then what the others add. Parents
 * that are not there, as in a shallow clone, are passed over.
 */
export function reachableInOrder<C extends GraphCommit>(commits: ReadonlyMap<string, C>, tip: string): C[] {
  const ordered: C[] = [];
  const seen = new Set<string>();
  const open: { commit: C; next: number }[] = [];
  const enter = (name: string): void => {
    const commit = seen.has(name) ? undefined : commits.get(name);
    if (commit === undefined) return;
    seen.add(name);
    open.push({ commit, next: 0 });
  };
  enter(tip);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const parent = top.commit.parents[top.next];
    top.next += 1;
    if (parent !== undefined) enter(parent);
    else {
      ordered.push(top.commit);
      open.pop();
    }
  }
  return ordered;
}

const IN_ONE = 1;
const IN_OTHER = 2;

/**
 * Commits by number, parents before children, in lines of first parents: the last commit's line reaches down to a root, and every
 * other one to the commit that it branched from. States that are told for some commits only are found along the lines.
 */
export class CommitGraph {
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #parents: readonly (readonly number[])[];
  readonly #lines: Uint32Array;
  /** By line: the commit that it branched from, or -1. */
  readonly #origins: readonly number[];
  #ancestorsOf = -1;
  #ancestors = new Uint8Array(0);

  constructor(commits: readonly GraphCommit[]) {
    const numbers = new Map(commits.map(({ name }, number) => [name, number]));
    this.#numbers = numbers;
    this.#parents = commits.map(({ parents }) => parents.flatMap((name) => numbers.get(name) ?? []));
    this.#lines = new Uint32Array(commits.length);
    this.#origins = this.#drawLines();
  }

  numberOf(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  parentsOf(commit: number): readonly number[] {
    return this.#parents[commit] ?? [];
  }

  lineOf(commit: number): number {
    return this.#lines[commit] ?? 0;
  }

  /** The commit that a commit's line branched from; -1 where it begins at a root. */
  originOf(commit: number): number {
    return this.#origins[this.lineOf(commit)] ?? -1;
  }

  /** True where one commit is another, or is reachable from it. Quick where the same `commit` is asked for again. */
  isReachable(ancestor: number, commit: number): boolean {
    if (this.#ancestorsOf !== commit) {
      this.#ancestors = this.reachableFrom(commit);
      this.#ancestorsOf = commit;
    }
    return this.#ancestors[ancestor] === 1;
  }

  /** By commit: 1 for those that are reachable from a commit, itself included. */
  reachableFrom(commit: number): Uint8Array<ArrayBuffer> {
    const reached = new Uint8Array(this.#parents.length);
    reached[commit] = 1;
    // Parents have smaller numbers.
    for (let number = commit; number >= 0; number -= 1) {
      if (reached[number] === 1) for (const parent of this.parentsOf(number)) reached[parent] = 1;
    }
    return reached;
  }

  /** The commits that are reachable from one commit and not from another, the last ones first. */
  onlyIn(commit: number, other: number): number[] {
    const found: number[] = [];
    const marks = new Map<number, number>([[other, IN_OTHER]]);
    marks.set(commit, (marks.get(commit) ?? 0) | IN_ONE);
    let waiting = marks.get(commit) === IN_ONE ? 1 : 0;
    // Children have larger numbers, so that a commit's marks are all there when its turn comes.
    for (let number = Math.max(commit, other); waiting > 0; number -= 1) {
      const mark = marks.get(number);
      if (mark === undefined) continue;
      if (mark === IN_ONE) {
        waiting -= 1;
        found.push(number);
      }
      for (const parent of this.parentsOf(number)) {
        const before = marks.get(parent) ?? 0;
        marks.set(parent, before | mark);
        waiting += Number((before | mark) === IN_ONE) - Number(before === IN_ONE);
      }
      marks.delete(number);
    }
    return found;
  }

  #drawLines(): number[] {
    const origins: number[] = [];
    const isDrawn = new Uint8Array(this.#parents.length);
    for (let last = this.#parents.length - 1; last >= 0; last -= 1) {
      if (isDrawn[last] === 1) continue;
      let commit = last;
      while (commit >= 0 && isDrawn[commit] === 0) {
        isDrawn[commit] = 1;
        this.#lines[commit] = origins.length;
        commit = this.parentsOf(commit)[0] ?? -1;
      }
      origins.push(commit);
    }
    return origins;
  }
}

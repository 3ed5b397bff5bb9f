import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '../../../../shared/src/json.ts';
import { git } from '../../support/git.ts';
import { pick, randomOf, type Random } from './generatedHistory.ts';
import { readRecords, textOf, type PlainRecord } from './plainRecords.ts';

/** What somebody does in a repository, by git's own commands. */
export const GIT_STEPS = [
  ...['edit', 'edit', 'edit', 'annotate', 'add', 'delete', 'copy', 'move', 'rename', 'split', 'join'],
  ...['branch', 'switch', 'merge', 'merge', 'octopus', 'revert', 'cherry-pick', 'stash', 'amend', 'rebase'],
] as const;
export type GitStep = (typeof GIT_STEPS)[number];

/** A repository that steps are done in. After each step the work tree is clean. */
export class SteppedRepository {
  readonly root: string;
  #ids = 0;
  #branches = 0;

  constructor(root: string) {
    this.root = root;
    git(root, 'init', '--quiet', '--initial-branch', 'main');
    for (const kind of ['databit', 'example', 'dataset', 'template'])
      this.#write(
        `${kind}s.${kind}.yaml`,
        [0, 1].map(() => this.#newRecord(kind)),
      );
    this.#commit('first');
    for (const seed of [1, 2, 3]) {
      for (const step of ['branch', 'edit', 'add'] as const) this.do(step, seed);
      git(root, 'checkout', '--quiet', 'main');
    }
  }

  do(step: GitStep, seed: number): void {
    const random = randomOf(seed);
    switch (step) {
      case 'branch':
        this.#branches += 1;
        git(this.root, 'checkout', '--quiet', '-b', `branch-${String(this.#branches)}`);
        break;
      case 'switch':
        git(this.root, 'checkout', '--quiet', pick(this.#otherBranches(), random) ?? 'HEAD');
        break;
      case 'merge':
        this.#take(
          ['merge', '--quiet', '--no-commit', '--no-ff'],
          pick(this.#otherBranches(), random),
          random,
        );
        break;
      case 'octopus':
        this.#octopus(random);
        break;
      case 'revert':
        this.#take(['revert', '--no-commit'], this.#commitOf(['--no-merges', 'HEAD'], random), random);
        break;
      case 'cherry-pick':
        this.#take(['cherry-pick', '--no-commit'], this.#commitOf(['--no-merges', '--all'], random), random);
        break;
      case 'stash':
        this.#stash(random);
        break;
      case 'amend':
        this.#change('edit', random);
        git(this.root, 'add', '--all');
        git(this.root, 'commit', '--quiet', '--amend', '--no-edit', '--allow-empty');
        break;
      case 'rebase':
        if (!this.#try('rebase', '--quiet', pick(this.#otherBranches(), random) ?? 'HEAD'))
          git(this.root, 'rebase', '--abort');
        this.#mendFiles(random, 'HEAD');
        this.#commit('after a rebase');
        break;
      default:
        this.#change(step, random);
        this.#commit(step);
    }
  }

  /** Makes the main line reach all branches, as far as it can. */
  mergeAll(): void {
    git(this.root, 'checkout', '--quiet', 'main');
    for (const [at, branch] of this.#otherBranches().entries())
      this.#take(['merge', '--quiet', '--no-commit', '--no-ff'], branch, randomOf(at));
  }

  /** Somebody begins something, puts it away, does something else, and takes it out again. */
  #stash(random: Random): void {
    this.#change('edit', random);
    git(this.root, 'add', '--all');
    if (!this.#isDirty()) return;
    git(this.root, 'stash', '--quiet');
    this.#change('edit', random);
    this.#commit('meanwhile');
    if (!this.#try('stash', 'pop', '--quiet')) {
      this.#resolve(random);
      git(this.root, 'stash', 'drop', '--quiet');
    }
    this.#mendFiles(random, 'HEAD');
    this.#commit('out of the stash');
  }

  /** Takes in another commit by a command that leaves the commit to us. */
  #take(command: readonly string[], commit: string | undefined, random: Random): void {
    if (commit === undefined) return;
    if (!this.#try(...command, commit)) this.#resolve(random);
    this.#mendFiles(random, commit);
    // Where a revert or a pick ended with conflicts, git is still at it until there is a commit.
    this.#commit(`${command[0] ?? ''} ${commit}`);
  }

  /** A merge of three: git's own where nothing contradicts, else a mixture. */
  #octopus(random: Random): void {
    const [one, two] = this.#otherBranches();
    if (one === undefined || two === undefined) return;
    if (this.#try('merge', '--quiet', '--no-ff', '--message', 'octopus', one, two)) {
      this.#mendFiles(random, one);
      this.#commit('after an octopus');
      return;
    }
    git(this.root, 'reset', '--quiet', '--hard');
    for (const branch of [one, two])
      for (const file of git(this.root, 'ls-tree', '-r', '--name-only', branch).split('\n').filter(Boolean))
        if (random(3) === 0) git(this.root, 'checkout', '--quiet', branch, '--', file);
    const tree = git(this.root, 'write-tree').trim();
    const parents = ['HEAD', one, two].flatMap((parent) => ['-p', parent]);
    const commit = git(this.root, 'commit-tree', tree, ...parents, '-m', 'octopus').trim();
    git(this.root, 'reset', '--quiet', '--hard', commit);
  }

  #change(step: string, random: Random): void {
    const files = this.#files();
    const file = pick(files, random);
    if (file === undefined) return;
    const records = this.#read(file);
    const at = random(records.length);
    const record = records[at];
    const others = files.filter((name) => name !== file && kindOf(name) === kindOf(file));
    const other = pick(others, random);
    const fresh = `new-${String((this.#ids += 1))}.${kindOf(file)}.yaml`;
    if (record === undefined) return;
    switch (step) {
      case 'edit':
        this.#write(file, records.with(at, edited(record, random)));
        break;
      case 'annotate':
        this.#write(
          file,
          records.with(at, { ...record, value: { ...record.value, name: `n${String(random(9))}` } }),
        );
        break;
      case 'add':
        this.#write(file, records.toSpliced(at, 0, this.#newRecord(kindOf(file))));
        break;
      case 'delete':
        this.#write(file, records.toSpliced(at, 1));
        break;
      case 'copy':
        this.#write(fresh, [edited(record, random)]);
        break;
      case 'move':
        this.#write(file, records.toSpliced(at, 1));
        this.#write(other ?? fresh, [...(other === undefined ? [] : this.#read(other)), record]);
        break;
      case 'rename':
        git(this.root, 'mv', file, fresh);
        break;
      case 'split':
        this.#write(file, records.slice(0, at));
        this.#write(fresh, records.slice(at));
        break;
      case 'join':
        if (other === undefined) break;
        this.#write(other, [...this.#read(other), ...records]);
        this.#write(file, []);
    }
  }

  /** Takes a side of every conflict; where it has no such file, the file goes. */
  #resolve(random: Random): void {
    const unmerged = git(this.root, 'diff', '--name-only', '--diff-filter=U').split('\n').filter(Boolean);
    for (const file of unmerged) {
      const side = random(2) === 0 ? '--ours' : '--theirs';
      if (!this.#try('checkout', side, '--', file)) rmSync(path.join(this.root, file), { force: true });
    }
    git(this.root, 'add', '--all');
  }

  /** Git joins lines that are no records: such a file is as one side has it. */
  #mendFiles(random: Random, other: string): void {
    for (const file of this.#files()) {
      if (this.#read(file).length > 0) continue;
      const sides = random(2) === 0 ? ['HEAD', other] : [other, 'HEAD'];
      if (!sides.some((side) => this.#try('checkout', side, '--', file))) rmSync(path.join(this.root, file));
    }
  }

  #commit(message: string): void {
    git(this.root, 'add', '--all');
    git(this.root, 'commit', '--quiet', '--allow-empty', '--message', message);
  }

  #otherBranches(): string[] {
    const branches = git(this.root, 'for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n');
    const current = git(this.root, 'branch', '--show-current').trim();
    return branches.filter((name) => name !== '' && name !== current);
  }

  #commitOf(which: readonly string[], random: Random): string | undefined {
    return pick(
      git(this.root, 'rev-list', '--max-parents=1', '--min-parents=1', ...which)
        .split('\n')
        .filter(Boolean),
      random,
    );
  }

  #isDirty(): boolean {
    return git(this.root, 'status', '--porcelain') !== '';
  }

  #try(...parameters: string[]): boolean {
    try {
      git(this.root, ...parameters);
      return true;
    } catch {
      return false;
    }
  }

  #files(): string[] {
    return readdirSync(this.root)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
  }

  /** None where the file is not as records are written here. */
  #read(file: string): readonly PlainRecord[] {
    return readRecords(readFileSync(path.join(this.root, file), 'utf8')) ?? [];
  }

  #write(file: string, records: readonly PlainRecord[]): void {
    const target = path.join(this.root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    if (records.length > 0) writeFileSync(target, records.map(textOf).join(''));
    else if (existsSync(target)) rmSync(target);
  }

  #newRecord(kind: string): PlainRecord {
    this.#ids += 1;
    const id = `${kind}-${String(this.#ids)}`;
    return {
      kind,
      id,
      value: { [`${kind}_id`]: id, version: 1, ...contentOf(kind, `c${String(this.#ids % 4)}`) },
    };
  }
}

function kindOf(file: string): string {
  return file.split('.').at(-2) ?? '';
}

/** Few contents, so that they come back. */
function edited(record: PlainRecord, random: Random): PlainRecord {
  const version = Number(record.value['version']) + 1;
  const content = contentOf(record.kind, `c${String(random(5))}`);
  return { ...record, value: { ...record.value, version, ...content } };
}

function contentOf(kind: string, text: string): JsonObject {
  if (kind === 'databit') return { content: text };
  if (kind === 'example') return { input: text, expected_output: 'y' };
  if (kind === 'dataset') return { members: { field: 'domain', eq: text } };
  return { instructions: text };
}

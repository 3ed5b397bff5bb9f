import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { temporaryFolder } from '../../support/folder.ts';
import { git } from '../../support/git.ts';
import type { GeneratedCommit, GeneratedRecord } from './generatedHistory.ts';

/** Where the real history lies; it is read at run time and not part of this repository. */
export function taxonomyStream(sharedData: string): string | undefined {
  const file = path.join(sharedData, 'instructlab-taxonomy', 'history.fast-import.xz');
  return existsSync(file) ? file : undefined;
}

/**
 * The commits of the InstructLab taxonomy (its contributors, Apache-2.0) with their seed examples as records: one file of records for
 * each of theirs. They have no ids: a record is its question, so that other answers are versions, and renames moves.
 */
export function taxonomyHistory(stream: string): GeneratedCommit[] {
  const folder = temporaryFolder();
  try {
    git(folder.path, 'init', '--quiet');
    const input = execFileSync('xz', ['-dc', stream], { maxBuffer: 2 ** 28 });
    execFileSync('git', ['fast-import', '--quiet'], { cwd: folder.path, input });
    const names = git(folder.path, 'rev-list', '--reverse', '--topo-order', 'main')
      .split('\n')
      .filter(Boolean);
    const files = new Map<string, readonly GeneratedRecord[]>();
    return names.map((name) => {
      const parents = git(folder.path, 'rev-list', '--parents', '--max-count=1', name)
        .trim()
        .split(' ')
        .slice(1);
      return {
        parents: parents.map((parent) => names.indexOf(parent)),
        tree: treeOf(folder.path, name, files),
      };
    });
  } finally {
    folder.remove();
  }
}

function treeOf(
  root: string,
  commit: string,
  files: Map<string, readonly GeneratedRecord[]>,
): Map<string, readonly GeneratedRecord[]> {
  const tree = new Map<string, readonly GeneratedRecord[]>();
  for (const entry of git(root, 'ls-tree', '-r', '-z', commit).split('\0')) {
    const [, blob, name] = /^\d+ blob ([0-9a-f]+)\t(.*qna)\.yaml$/s.exec(entry) ?? [];
    if (blob === undefined || name === undefined) continue;
    const records = files.get(blob) ?? recordsOf(git(root, 'cat-file', 'blob', blob));
    files.set(blob, records);
    if (records.length > 0) tree.set(`${name.replaceAll(/["\\\n]/g, '_')}.example.yaml`, records);
  }
  return tree;
}

interface SeedExample {
  question?: unknown;
  answer?: unknown;
  context?: unknown;
  questions_and_answers?: SeedExample[];
}

function recordsOf(text: string): GeneratedRecord[] {
  const document = parseDocument(text);
  // Some commits have broken files: their records are gone until the file is mended.
  if (document.errors.length > 0) return [];
  const { seed_examples: examples } = document.toJS() as { seed_examples?: SeedExample[] };
  const flat = (examples ?? []).flatMap((example) =>
    example.questions_and_answers === undefined
      ? [example]
      : example.questions_and_answers.map((inner) => ({ ...inner, context: example.context })),
  );
  return flat.map(({ question, answer, context }) => {
    const id = createHash('sha256')
      .update(JSON.stringify([question, context ?? null]))
      .digest('hex');
    const content = { question: question ?? null, answer: answer ?? null, context: context ?? null };
    return { id, version: 1, input: JSON.stringify(content) };
  });
}

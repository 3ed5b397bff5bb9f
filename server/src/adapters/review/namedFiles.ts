import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileFacts, FileState } from '../../core/rules/rule.ts';
import { resolveFile } from '../../core/rules/referencedFiles.ts';
import type { ReviewedFile } from '../../core/review/reviewedFile.ts';
import type { OpenedStates } from '../git/states/openStates.ts';

/**
 * What is known, on both sides, of the files that differing records name. Of a file outside the folder, or that one side knows
 * nothing of, nothing is said on either.
 */
export async function namedFiles(
  root: string,
  files: { before: readonly ReviewedFile[]; after: readonly ReviewedFile[] },
  { base, head }: OpenedStates,
): Promise<{ before: FileFacts; after: FileFacts }> {
  const wanted = new Map<string, { wantsHash: boolean }>();
  const paths = new Map<string, string>();
  for (const { file } of [...files.before, ...files.after]) {
    for (const { facts } of file.documents) {
      for (const { uri, sha256 } of facts?.files ?? []) {
        const target = resolveFile(file.uri, uri);
        const name = target === undefined ? undefined : pathWithin(root, target);
        if (target === undefined || name === undefined) continue;
        paths.set(target, name);
        wanted.set(name, { wantsHash: sha256 !== undefined || wanted.get(name)?.wantsHash === true });
      }
    }
  }
  if (wanted.size === 0) return { before: NOTHING, after: NOTHING };
  const [before, after] = [await base.lookUp(wanted), await head.lookUp(wanted)];
  const factsOf = (known: ReadonlyMap<string, FileState>): FileFacts => ({
    stateOf: (uri) => {
      const name = paths.get(uri) ?? '';
      return before.has(name) && after.has(name) ? known.get(name) : undefined;
    },
  });
  return { before: factsOf(before), after: factsOf(after) };
}

const NOTHING: FileFacts = { stateOf: () => undefined };

function pathWithin(root: string, uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const name = path.relative(root, fileURLToPath(uri));
    return name.startsWith('..') || path.isAbsolute(name) ? undefined : name.replaceAll(path.sep, '/');
  } catch {
    // An address of another machine, or with characters that no path has.
    return undefined;
  }
}

import { URI, Utils } from 'vscode-uri';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { FileReference } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import type { FileState, Rule } from './rule.ts';

/** A file that a record names exists, and has the content that its hash says. */
export const referencedFiles: Rule = {
  codes: ['file.missing', 'file.changed'],
  check(file, { world }) {
    return file.documents.flatMap(({ facts, line }): Problem[] =>
      (facts?.files ?? []).flatMap((reference) => {
        const uri = resolveFile(file.uri, reference.uri);
        const state = uri === undefined ? undefined : world.stateOf(uri, reference.sha256 !== undefined);
        const problem = state === undefined ? undefined : checkFile(reference, state);
        return problem === undefined ? [] : [{ ...problem, range: shiftRange(reference.range, line) }];
      }),
    );
  },
};

function checkFile({ uri, sha256, range }: FileReference, state: FileState): Problem | undefined {
  if (!state.exists) return problemOf('file.missing', `The file ${uri} does not exist.`, range, { uri });
  if (sha256 === undefined || state.sha256 === undefined || state.sha256 === sha256) return undefined;
  const message = `The content of ${uri} has changed: its SHA-256 is ${state.sha256}, and the record says ${sha256}.`;
  return problemOf('file.changed', message, range, { uri, sha256: state.sha256 });
}

/**
 * The URI of a file that a record names: `file:` addresses as they are, paths relative to the record's file. A
 * fragment is left out. `undefined` for what names no file.
 */
export function resolveFile(recordUri: string, name: string): string | undefined {
  const path = name.replace(/#.*$/, '');
  if (path === '') return undefined;
  try {
    if (/^file:/i.test(path)) return URI.parse(path).toString();
    const folder = Utils.dirname(URI.parse(recordUri));
    return Utils.resolvePath(folder, decode(path.replaceAll('\\', '/'))).toString();
  } catch {
    return undefined;
  }
}

/** Addresses write a space as %20; a path with a stray % is taken as it is. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

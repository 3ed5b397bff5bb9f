import { CodeActionKind, type CodeAction, type TextEdit } from 'vscode-languageserver-types';
import type { Problem } from '../../../../../shared/src/problem.ts';
import type { BoundDocument } from '../../document/analysis.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import type { RecordFile } from '../recordFile.ts';

/** Where quick fixes are asked for. */
export interface FixSite {
  file: RecordFile;
  document: BoundDocument;
  context: FeatureContext;
}

/** A quick fix of a problem; `undefined` where it does not apply. */
export type QuickFix = (site: FixSite & { problem: Problem }) => CodeAction | undefined;

/** A quick fix as edits of one file. `preferred`: the one to apply where the user asks for no choice. */
export function quickFix(
  site: FixSite,
  title: string,
  edits: TextEdit[],
  preferred: boolean,
): CodeAction | undefined {
  if (edits.length === 0) return undefined;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    edit: { changes: { [site.file.uri]: edits } },
    ...(preferred && { isPreferred: true }),
  };
}

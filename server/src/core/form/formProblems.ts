import type { FieldPath, FormProblem } from '../../../../shared/src/protocol/form.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { nodeAt, offsetInDocument } from '../document/locate.ts';
import { shiftRange } from '../document/positions.ts';
import { fixesOf } from '../features/codeActions.ts';
import type { FixSite } from '../features/codeActions/fix.ts';

/** The problems of a document beside the fields where they stand. `problems` are the file's, as the editor shows them. */
export async function formProblems(
  site: FixSite,
  problems: readonly Problem[],
  token: Cancellation,
): Promise<FormProblem[]> {
  const shown: FormProblem[] = [];
  for (const problem of problems) {
    if (token.isCancellationRequested) break;
    const { code, severity, message, range } = problem;
    const local = { ...problem, range: shiftRange(range, -site.document.line) };
    const fixes = await fixesOf({ ...site, problem: local }, token);
    const path = pathOfProblem(site.document, problem);
    shown.push({ code, severity, message, path, position: range.start, fixes: fixes.length });
  }
  return shown;
}

/** The field at which a problem of the file starts; empty for the record as a whole. */
function pathOfProblem(document: BoundDocument, { code, range, data }: Problem): FieldPath {
  const found = nodeAt(document, offsetInDocument(document, range.start));
  const path = [...(found?.path ?? [])];
  // What lacks is said at the first key of the mapping that lacks it.
  const missing = code === 'record.missing-property' ? data?.['property'] : undefined;
  if (missing === undefined) return path;
  return [...(found?.isKey === true ? path.slice(0, -1) : path), missing];
}

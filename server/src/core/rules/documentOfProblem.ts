import type { Problem } from '../../../../shared/src/problem.ts';
import type { AnalysedFile } from '../document/analysis.ts';

/** Position of the document that a problem is in; `undefined` for a problem of the whole file. */
export function documentOf({ code, range }: Problem, file: AnalysedFile): number | undefined {
  const isOfFile = file.problems.some((problem) => problem.code === code);
  return isOfFile ? undefined : documentAt(file, range.start.line);
}

/** Position of the document that a line of a file belongs to. */
export function documentAt({ documents }: AnalysedFile, line: number): number | undefined {
  let [low, high] = [0, documents.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((documents[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : low - 1;
}

import type { Problem, Severity } from '../../../../shared/src/problem.ts';

/** How many problems may be shown, and which files come first. */
export interface ProblemCaps {
  /** Most problems of one file. */
  perFile: number;
  /** Most problems of all files together. */
  total: number;
  /** Files that are open: their problems come first, and the cap of the total does not touch them. */
  isOpen?: (uri: string) => boolean;
}

/** Problems that are shown, and how many are not. */
export interface RankedProblems {
  byFile: ReadonlyMap<string, readonly Problem[]>;
  hidden: number;
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, information: 2, hint: 3, off: 4 };

/**
 * Chooses the problems that are shown, so that an editor is never flooded: those of open files, then errors before
 * warnings and so on, file by file in the order given. Every file of the input is in the answer.
 */
export function rankProblems(
  problemsByFile: ReadonlyMap<string, readonly Problem[]>,
  { perFile, total, isOpen = () => false }: ProblemCaps,
): RankedProblems {
  const chosen = new Map<string, Set<Problem>>();
  const candidates: { uri: string; problem: Problem; isFree: boolean }[] = [];
  let count = 0;
  for (const [uri, problems] of problemsByFile) {
    chosen.set(uri, new Set());
    count += problems.length;
    const isFree = isOpen(uri);
    const worst = problems.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]).slice(0, perFile);
    for (const problem of worst) candidates.push({ uri, problem, isFree });
  }
  candidates.sort(
    (a, b) => Number(b.isFree) - Number(a.isFree) || RANK[a.problem.severity] - RANK[b.problem.severity],
  );
  let left = total;
  let shown = 0;
  for (const { uri, problem, isFree } of candidates) {
    if (!isFree && left <= 0) continue;
    chosen.get(uri)?.add(problem);
    left--;
    shown++;
  }
  const byFile = new Map(
    [...problemsByFile].map(([uri, problems]) => [uri, problems.filter((one) => chosen.get(uri)?.has(one))]),
  );
  return { byFile, hidden: count - shown };
}

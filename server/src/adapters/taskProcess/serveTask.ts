import { constants, setPriority } from 'node:os';
import { OperationalError, sentenceOf } from '../operationalError.ts';
import type { TaskKind } from './taskKind.ts';

/**
 * What a process says that carries out one task: parts of its answer, so that whoever hears it can do other things in between, and the
 * rest at its end. `isExpected`: the sentence is for people; else there is a defect.
 */
export type TaskReport<P, A> =
  | { type: 'part'; part: P }
  | { type: 'done'; answer: A }
  | { type: 'failed'; message: string; isExpected: boolean };

/** Carries out a task, and may tell parts of the answer before the rest. */
type Work<T, P, A> = (task: T, tell: (part: P) => void) => Promise<A>;

/**
 * Carries out the one task of a kind that the parent sends, at low priority, and tells the answer. It is cancelled by ending the
 * process, which closes git's output and so ends git.
 */
export function serveTask<T extends object, P, A>(_kind: TaskKind<T, P, A>, work: Work<T, P, A>): void {
  process.once('message', (task: T) => void run(task, work));
  process.on('disconnect', () => process.exit(0));
}

async function run<T, P, A>(task: T, work: Work<T, P, A>): Promise<void> {
  const report = (message: TaskReport<P, A>): void => {
    // The parent may be gone already; then there is nobody to tell.
    if (process.connected) process.send?.(message);
  };
  try {
    lowerPriority();
    const answer = await work(task, (part) => {
      report({ type: 'part', part });
    });
    report({ type: 'done', answer });
  } catch (error) {
    report({ type: 'failed', message: sentenceOf(error), isExpected: error instanceof OperationalError });
  }
}

/** Git inherits it. */
function lowerPriority(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some systems forbid it; the process then competes with the editor, which still works.
  }
}

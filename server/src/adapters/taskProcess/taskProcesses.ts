import { fork, type ChildProcess } from 'node:child_process';
import type { Cancellation } from '../../core/cancellation.ts';
import { entryUrl } from '../entryPoints.ts';
import { OperationalError } from '../operationalError.ts';
import { orCancelled } from '../orCancelled.ts';
import type { TaskReport } from './serveTask.ts';
import type { TaskKind } from './taskKind.ts';

/** Carries out tasks, each in a process of its own, which ends with the answer and gives all its memory back. */
export class TaskProcesses<T extends object, P, A> {
  readonly #kind: TaskKind<T, P, A>;
  readonly #children = new Set<ChildProcess>();
  #disposed = false;

  constructor(kind: TaskKind<T, P, A>) {
    this.#kind = kind;
  }

  /** Rejects with an OperationalError where the task is cancelled or fails, or its process was ended. */
  async run(task: T, onPart: (part: P) => void, token: Cancellation): Promise<A> {
    if (this.#disposed) throw this.#failed('it was ended');
    const { entry, memory } = this.#kind;
    const child = fork(entryUrl(entry), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${String(memory)}`, '--max-semi-space-size=8'],
    });
    this.#children.add(child);
    try {
      return await orCancelled(this.#answerOf(child, task, onPart), token);
    } finally {
      this.#children.delete(child);
      child.kill('SIGKILL');
    }
  }

  dispose(): void {
    this.#disposed = true;
    for (const child of this.#children) child.kill('SIGKILL');
  }

  #answerOf(child: ChildProcess, task: T, onPart: (part: P) => void): Promise<A> {
    return new Promise((resolve, reject) => {
      child.on('message', (report: TaskReport<P, A>) => {
        if (report.type === 'part') onPart(report.part);
        else if (report.type === 'done') resolve(report.answer);
        else reject(report.isExpected ? new OperationalError(report.message) : this.#failed(report.message));
      });
      child.once('error', (error) => {
        reject(this.#failed(`its process cannot be started: ${error.message}`));
      });
      child.once('exit', (code, signal) => {
        reject(this.#failed(`its process ended with ${signal ?? `exit code ${String(code)}`}`));
      });
      child.send(task);
    });
  }

  #failed(reason: string): OperationalError {
    return new OperationalError(`${this.#kind.failure} (${reason}).`);
  }
}

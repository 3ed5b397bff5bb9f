import type { Problem } from '../../../../shared/src/problem.ts';

/** Milliseconds without a change after which an edit counts as done, saved or not. */
const pause = 3000;

/** Families of problems that say that something is left to do after an edit. */
const afterwards = /^version\./;

/**
 * Keeps back, while someone types in a file, problems that every edit has until it is done. Those that were told before
 * stay as long as they hold. An edit is done when the file is saved, or after a pause.
 */
export class QuietWhileTyping {
  readonly #onDone: (uri: string) => void;
  readonly #typing = new Map<string, NodeJS.Timeout>();
  /** What was told of a file when it was last at rest, by code and record. */
  readonly #told = new Map<string, ReadonlySet<string>>();

  constructor(onDone: (uri: string) => void) {
    this.#onDone = onDone;
  }

  typed(uri: string): void {
    clearTimeout(this.#typing.get(uri));
    const timer = setTimeout(() => {
      this.#typing.delete(uri);
      this.#onDone(uri);
    }, pause);
    this.#typing.set(uri, timer);
  }

  /** The file was saved or closed: what was kept back is told the next time. */
  done(uri: string): void {
    clearTimeout(this.#typing.get(uri));
    this.#typing.delete(uri);
  }

  /** The problems of a file without those that are kept back. */
  tell(uri: string, problems: readonly Problem[]): readonly Problem[] {
    if (!this.#typing.has(uri)) {
      const told = problems.filter(({ code }) => afterwards.test(code)).map(keyOf);
      if (told.length > 0) this.#told.set(uri, new Set(told));
      else this.#told.delete(uri);
      return problems;
    }
    const told = this.#told.get(uri);
    return problems.filter((problem) => !afterwards.test(problem.code) || told?.has(keyOf(problem)));
  }

  dispose(): void {
    for (const uri of [...this.#typing.keys()]) this.done(uri);
  }
}

function keyOf({ code, data }: Problem): string {
  return `${code} ${data?.['id'] ?? ''}`;
}

import { afterEach, beforeEach } from 'vitest';
import type { Review } from '../../../../shared/src/protocol/review.ts';
import type { WantedStates } from '../../../../server/src/adapters/git/states/openStates.ts';
import { readReview } from '../../../../server/src/adapters/review/readReview.ts';
import { neverCancelled } from '../../../../server/src/core/cancellation.ts';
import { temporaryFolder, type TemporaryFolder } from '../../support/folder.ts';
import { git } from '../../support/git.ts';

/** A repository for each test of a file. */
export class ReviewedRepository {
  #folder: TemporaryFolder | undefined;

  /** Makes the repository before each test, and takes it away afterwards. */
  constructor() {
    beforeEach(() => {
      this.#folder = temporaryFolder();
      git(this.folder.path, 'init', '--quiet');
    });
    afterEach(() => {
      this.folder.remove();
    });
  }

  get folder(): TemporaryFolder {
    if (this.#folder === undefined) throw new Error('The repository is there within tests only.');
    return this.#folder;
  }

  commit(): void {
    git(this.folder.path, 'add', '--all');
    git(this.folder.path, 'commit', '--quiet', '--message', 'a commit');
  }

  review(base: string, head: string, more: Partial<WantedStates> = {}): Promise<Review> {
    const buffers = new Map<string, string>();
    const wanted = { root: this.folder.path, base, head, mergeBase: false, buffers, ...more };
    return readReview(wanted, neverCancelled, () => undefined);
  }
}

export function idOf(number: number): string {
  return `01930d2e-7b5a-7c31-9a44-${String(number).padStart(12, '0')}`;
}

export function example(number: number, input = `text ${String(number)}`, version = 1): string {
  return `example_id: ${idOf(number)}\nversion: ${String(version)}\ninput: ${input}\nexpected_output: y\n`;
}

/** What happened to records, by the last digit of their ids. */
export function said({ records }: Review): string[] {
  return records.map(
    ({ changes, before, after }) => `${changes.join('+')} ${(after ?? before)?.id.slice(-1) ?? ''}`,
  );
}

export function codesOf({ introduced }: Review): string[] {
  return introduced.map(({ code }) => code);
}

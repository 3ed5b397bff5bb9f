import type * as vscode from 'vscode';
import { isMarks } from '../webviews/reviewMessages.ts';

const KEY = 'databits.review.viewed';
/** More are forgotten, the oldest first: they are of changes long past. */
const MOST_KEPT = 20_000;

/** The contents that were marked as viewed in this workspace. */
export class ViewedMarks {
  readonly #memory: vscode.Memento;
  readonly #marks: Set<string>;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    const kept: unknown = memory.get(KEY);
    this.#marks = new Set(isMarks(kept) ? kept : []);
  }

  get all(): string[] {
    return [...this.#marks];
  }

  set(marks: readonly string[], viewed: boolean): void {
    for (const mark of marks) {
      this.#marks.delete(mark);
      if (viewed) this.#marks.add(mark);
    }
    for (const old of this.all.slice(0, -MOST_KEPT)) this.#marks.delete(old);
    void this.#memory.update(KEY, this.all);
  }
}

import type { JsonValue } from '../../../../shared/src/json.ts';
import { isSameValue } from './values.ts';

/** What someone types into a field: its text, and what it means or why it means nothing yet. */
export interface Draft {
  text: string;
  meaning: { value: JsonValue } | { mistake: string };
}

/**
 * What is typed, by the key of its field. It stays in the field while it means what the document has (`1.0` is `1`
 * there), and gives way to what the document gets from elsewhere.
 */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();

  get(key: string): Draft | undefined {
    return this.#drafts.get(key);
  }

  set(key: string, draft: Draft): void {
    this.#drafts.set(key, draft);
  }

  delete(key: string): void {
    this.#drafts.delete(key);
  }

  clear(): void {
    this.#drafts.clear();
  }

  /** Compares with the document: `valueOf` a key there, and whether its draft `isOpen`: on its way or without meaning. */
  reconcile(
    valueOf: (key: string) => JsonValue | undefined,
    keeps: (key: string, draft: Draft) => boolean,
  ): void {
    for (const [key, draft] of this.#drafts) {
      if (keeps(key, draft)) continue;
      const isSame = 'value' in draft.meaning && isSameValue(draft.meaning.value, valueOf(key));
      if (!isSame) this.#drafts.delete(key);
    }
  }
}

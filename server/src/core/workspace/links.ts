import type { RecordFacts } from '../document/analysis.ts';
import { functionOf } from '../signatures/fields.ts';
import type { RecordEntry } from './recordIndex.ts';

/** The key of the templates of a function. */
export function functionKey(functionName: string): string {
  return `function ${functionOf(functionName)}`;
}

/**
 * The key by which records that do not know its id find a record: templates by the function that their name stands
 * for, examples by their input.
 */
export function linkKeyOf({ kind, name, inputKey }: RecordFacts): string | undefined {
  return kind === 'template' ? functionKey(name) : inputKey;
}

/** What others say of a record that they find by its key: where it differs, they have to be looked at again. */
export function linkTraitOf({ line, facts }: RecordEntry): string {
  const { id, idRange, status, fields, outputKey, name } = facts;
  const { start, end } = idRange;
  const said = facts.kind === 'template' ? fields : outputKey;
  return JSON.stringify([id, line, start.line, start.character, end.character, status, said, name]);
}

/** The files whose examples are for a function, by function, with how many examples each has. */
export class FunctionUsers {
  readonly #files = new Map<string, Map<string, number>>();

  add(uri: string, facts: RecordFacts, count: 1 | -1): void {
    if (facts.functionName === undefined) return;
    const key = functionKey(facts.functionName);
    const files = this.#files.get(key) ?? new Map<string, number>();
    const now = (files.get(uri) ?? 0) + count;
    if (now > 0) files.set(uri, now);
    else files.delete(uri);
    if (files.size > 0) this.#files.set(key, files);
    else this.#files.delete(key);
  }

  filesOf(key: string): Iterable<string> {
    return this.#files.get(key)?.keys() ?? [];
  }
}

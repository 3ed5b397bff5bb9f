import type { ReferringPlace } from '../../../../shared/src/protocol/writing.ts';
import type { RecordStore } from '../index/recordStore.ts';

/** Most places that are named for one record; the number is what matters beyond. */
const MOST_PLACES = 100;

/** Who refers to which of the ids, from records that are not among them. */
export function referencesTo(store: RecordStore, ids: ReadonlySet<string>): Map<string, ReferringPlace[]> {
  const found = new Map<string, ReferringPlace[]>();
  for (const { uri, documents } of store.files()) {
    for (const { document } of documents) {
      const { facts } = document;
      if (facts === undefined || (facts.id !== undefined && ids.has(facts.id))) continue;
      for (const reference of facts.references) {
        if (!ids.has(reference.id)) continue;
        const places = found.get(reference.id) ?? [];
        found.set(reference.id, places);
        if (places.length >= MOST_PLACES) continue;
        const { line, character } = reference.range.start;
        places.push({
          kind: facts.kind,
          id: facts.id ?? '',
          name: facts.name,
          uri,
          position: { line: document.line + line, character },
          path: reference.path.join('.'),
          to: reference.id,
        });
      }
    }
  }
  return found;
}

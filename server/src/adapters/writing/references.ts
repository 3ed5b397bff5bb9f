import type { ReferringPlace } from '../../../../shared/src/protocol/writing.ts';
import type { RecordStore } from '../index/recordStore.ts';

/** Most places that are named for one record; the number is what matters beyond. */
const MOST_PLACES = 100;

/**
 * Who refers to which of the ids, from records that stay when those with the ids go: from all that are not among them,
 * and from those among them that are referred to themselves, which stay for that reason.
 */
export function referencesTo(store: RecordStore, ids: ReadonlySet<string>): Map<string, ReferringPlace[]> {
  const found = new Map<string, ReferringPlace[]>();
  const fromInside = new Map<string, ReferringPlace[]>();
  for (const { uri, documents } of store.files()) {
    for (const { document } of documents) {
      const { facts } = document;
      if (facts === undefined) continue;
      for (const reference of facts.references) {
        if (!ids.has(reference.id) || reference.id === facts.id) continue;
        const { line, character } = reference.range.start;
        const place = {
          kind: facts.kind,
          id: facts.id ?? '',
          name: facts.name,
          uri,
          position: { line: document.line + line, character },
          path: reference.path.join('.'),
          to: reference.id,
        };
        if (facts.id !== undefined && ids.has(facts.id)) append(fromInside, facts.id, place);
        else if ((found.get(reference.id)?.length ?? 0) < MOST_PLACES) append(found, reference.id, place);
      }
    }
  }
  const staying = [...found.keys()];
  for (let id = staying.pop(); id !== undefined; id = staying.pop()) {
    for (const place of fromInside.get(id) ?? []) {
      const { to } = place;
      if (!found.has(to)) staying.push(to);
      if ((found.get(to)?.length ?? 0) < MOST_PLACES) append(found, to, place);
    }
  }
  return found;
}

function append(places: Map<string, ReferringPlace[]>, name: string, place: ReferringPlace): void {
  const same = places.get(name);
  if (same === undefined) places.set(name, [place]);
  else same.push(place);
}

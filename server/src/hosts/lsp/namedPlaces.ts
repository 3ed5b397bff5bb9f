import type { DatasetFindings } from '../../core/examination/findings.ts';
import { namingRecords } from '../../core/examination/namingRecords.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import { Throttle } from './throttle.ts';

/** Milliseconds between two looks at files whose problems name records elsewhere: a keystroke moves all that follow. */
const INTERVAL = 500;

/**
 * Findings about datasets are shown with the names and places of other records. Those change without anything being found
 * anew, so that the files that show them have to be looked at again.
 */
export class NamedPlaces {
  readonly #index: () => RecordIndex;
  readonly #changed = new Set<string>();
  readonly #throttle: Throttle;
  #naming: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  /** `onChanged` names the files whose problems name records of files that changed. */
  constructor(index: () => RecordIndex, onChanged: (uris: ReadonlySet<string>) => void) {
    this.#index = index;
    this.#throttle = new Throttle(INTERVAL, () => {
      const uris = this.#namingFiles();
      this.#changed.clear();
      if (uris.size > 0) onChanged(uris);
    });
  }

  take(findings: DatasetFindings): void {
    this.#naming = namingRecords(findings);
  }

  /** Records of these files may have other names or places. */
  changed(uris: Iterable<string>): void {
    if (this.#naming.size === 0) return;
    for (const uri of uris) this.#changed.add(uri);
    this.#throttle.ask();
  }

  dispose(): void {
    this.#throttle.dispose();
  }

  #namingFiles(): Set<string> {
    const index = this.#index();
    const ids = new Set<string>();
    for (const uri of this.#changed) {
      for (const { facts } of index.file(uri)?.documents ?? []) {
        for (const id of this.#naming.get(facts?.id ?? '') ?? []) ids.add(id);
      }
    }
    return new Set([...ids].flatMap((id) => index.byId(id).map(({ uri }) => uri)));
  }
}

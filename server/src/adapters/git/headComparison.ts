import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { analyseSegment } from '../../core/document/analyseFile.ts';
import { splitDocuments } from '../../core/document/split.ts';
import type { MemberRecord } from '../../core/datasets/field.ts';
import type { DatasetRecord } from '../../core/datasets/resolve.ts';
import type { HeadRecords } from '../../core/examination/movedMembers.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import { isSearchableKind } from '../../core/records/searchText.ts';
import { baseWith } from './baseCommit.ts';
import { Baseline } from './baseline.ts';

/** Of more changed files nothing is said: somebody is in the middle of an import or a merge. */
const MOST_CHANGED = 500;
/** Documents that are analysed before others get their turn. */
const DOCUMENTS_AT_ONCE = 20;

/** A record file of the work tree; another object where it is another one. */
export interface ComparedFile {
  uri: string;
  /** True for the text of an open buffer. */
  unsaved: boolean;
}

interface Root {
  baseline: Baseline;
  commit: string;
}

/**
 * Compares record files with HEAD. Only in a trusted workspace. What was found unchanged is not looked at again, as long as
 * HEAD and the file are the same.
 */
export class HeadComparison {
  readonly #roots = new Map<string, Root>();
  readonly #unchanged = new WeakMap<ComparedFile, string>();

  /** What HEAD has in files that differ; `undefined` without git, without a commit, or where too many differ. */
  async read(root: string, files: readonly ComparedFile[]): Promise<HeadRecords | undefined> {
    const base = await baseWith(root, 'HEAD');
    if (typeof base === 'string') return undefined;
    const { baseline, commit } = await this.#open(root, base.commit);
    const changed = new Set<string>();
    for (const file of files) {
      if (await this.#isUnchanged(file, baseline, commit)) continue;
      changed.add(file.uri);
      if (changed.size > MOST_CHANGED) return undefined;
    }
    const present = new Set(files.map(({ uri }) => uri));
    const gone = baseline.files.map((file) => pathToFileURL(file).href).filter((uri) => !present.has(uri));
    if (gone.length > MOST_CHANGED) return undefined;
    const uris = [...changed, ...gone];
    const texts = await baseline.textsOf(uris.map((uri) => fileURLToPath(uri)));
    const found = { changed, records: [] as MemberRecord[], datasets: [] as DatasetRecord[] };
    for (const [at, uri] of uris.entries()) await addRecords(uri, texts[at], found);
    return found;
  }

  async #open(root: string, commit: string): Promise<Root> {
    const known = this.#roots.get(root);
    if (known?.commit === commit) return known;
    const base = { head: commit, commit, tip: commit, isHead: true };
    const opened = { commit, baseline: await Baseline.open(root, base) };
    this.#roots.set(root, opened);
    return opened;
  }

  async #isUnchanged(file: ComparedFile, baseline: Baseline, commit: string): Promise<boolean> {
    if (file.unsaved || !file.uri.startsWith('file:')) return false;
    if (this.#unchanged.get(file) === commit) return true;
    const isUnchanged = await baseline.isUnchanged(fileURLToPath(file.uri));
    if (isUnchanged) this.#unchanged.set(file, commit);
    return isUnchanged;
  }
}

async function addRecords(
  uri: string,
  text: string | undefined,
  found: { records: MemberRecord[]; datasets: DatasetRecord[] },
): Promise<void> {
  const kind = kindOfUri(uri);
  if (kind === undefined || text === undefined) return;
  if (kind !== 'dataset' && !isSearchableKind(kind)) return;
  for (const [at, segment] of splitDocuments(text).entries()) {
    if (at % DOCUMENTS_AT_ONCE === 0) await setImmediate();
    const { document, value } = analyseSegment(segment, kind);
    const id = document.facts?.id;
    if (id === undefined || value === undefined) continue;
    if (kind === 'dataset') found.datasets.push({ id, value });
    else found.records.push({ kind, id, value });
  }
}

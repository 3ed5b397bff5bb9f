import { recipeHash, type SearchRecipe } from '../../core/records/searchText.ts';
import { sentenceOf } from '../operationalError.ts';
import { SnapshotFolder } from './snapshotFolder.ts';
import { restoreSnapshot, takeSnapshot, type SnapshotParts } from './snapshotState.ts';

export interface SnapshotKeeperOptions {
  cacheFolder: string;
  roots: readonly string[];
  /** Fingerprint of the program. */
  program: string;
  /** Called when nothing has changed for a while, after the index was written. */
  onQuiet?(): void;
}

/** Milliseconds without a change after which the index is written. */
const QUIET = 10_000;

/** Keeps the state of the index for the next start: writes it when it has been quiet for a while, and at the end. */
export class SnapshotKeeper {
  readonly #options: SnapshotKeeperOptions;
  readonly #parts: SnapshotParts;
  #folder: SnapshotFolder;
  #saved = '';
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #problem: string | undefined;

  constructor(options: SnapshotKeeperOptions, parts: SnapshotParts) {
    this.#options = options;
    this.#parts = parts;
    this.#folder = this.#folderFor(parts.store.recipe);
  }

  /** Why the index is not kept for the next start, as a sentence; absent where it is. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Puts the last session's state into the empty index. False where there is none that can be used. */
  restore(): boolean {
    const snapshot = this.#folder.read();
    if (snapshot === undefined) return false;
    restoreSnapshot(snapshot, this.#parts);
    this.#saved = this.#version();
    return true;
  }

  /** Another recipe makes other postings: they are another snapshot. */
  useRecipe(recipe: SearchRecipe): void {
    this.#folder = this.#folderFor(recipe);
    this.#saved = '';
  }

  /** Something may have changed: writes the state when nothing has for a while. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.save().then(() => this.#options.onQuiet?.());
    }, QUIET);
    this.#timer.unref();
  }

  /** Writes the state now, unless it is written already. Never rejects. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
    const version = this.#version();
    if (version === this.#saved) return;
    this.#writing = this.#write(version).finally(() => {
      this.#writing = undefined;
    });
    await this.#writing;
  }

  async #write(version: string): Promise<void> {
    try {
      // Where another window is writing, its state serves the next start as well.
      if (await this.#folder.write(takeSnapshot(this.#parts))) this.#saved = version;
      this.#problem = undefined;
    } catch (error) {
      this.#problem = `The index cannot be kept in ${this.#folder.path} and will be made again at the next start: ${sentenceOf(error)}.`;
    }
  }

  #version(): string {
    const { store, vectorKeys } = this.#parts;
    return `${String(store.revision)} ${String(vectorKeys.version)}`;
  }

  #folderFor(recipe: SearchRecipe): SnapshotFolder {
    const { cacheFolder, roots, program } = this.#options;
    return new SnapshotFolder({ cacheFolder, roots, fingerprint: `${program} ${recipeHash(recipe)}` });
  }
}

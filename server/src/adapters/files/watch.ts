import { existsSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Folders watched by the system at most: each costs one inotify watch of the few thousand that a user has. */
const mostWatched = 2000;

/** Milliseconds between looks at folders beyond the cap, or that the system refuses to watch. */
const pollInterval = 5000;

/** Milliseconds in which changes are collected: saving a file makes several. */
const collectFor = 100;

export interface WatchOptions {
  /** Called with the URIs of what may have changed, files and folders alike. */
  onChanged(uris: readonly string[]): void;
  /** A sentence when the system cannot watch and folders are looked at from time to time instead. */
  onFailure(sentence: string): void;
}

/**
 * Watches folders, each by itself: recursive watching of a workspace would also watch what no record lies in, and
 * fails without an error where the system runs out of watches. Watching single files would take a watch for each.
 */
export class FolderWatch {
  readonly #options: WatchOptions;
  readonly #watched = new Map<string, FSWatcher>();
  readonly #polled = new Set<string>();
  readonly #changed = new Set<string>();
  #collecting: NodeJS.Timeout | undefined;
  #polling: NodeJS.Timeout | undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Watches these folders (absolute paths) besides those watched already. Missing ones are left out. */
  add(folders: Iterable<string>): void {
    for (const folder of folders) {
      if (this.#watched.has(folder) || this.#polled.has(folder) || !existsSync(folder)) continue;
      if (this.#watched.size < mostWatched) this.#watch(folder);
      else this.#poll(folder);
    }
  }

  close(): void {
    clearTimeout(this.#collecting);
    clearInterval(this.#polling);
    for (const watcher of this.#watched.values()) watcher.close();
    this.#watched.clear();
    this.#polled.clear();
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        this.#note(name === null ? folder : path.join(folder, name));
      });
      this.#watched.set(folder, watcher);
      watcher.on('error', () => {
        // Usually the folder was deleted, which is a change of what lies in it.
        this.#drop(folder);
        this.#note(folder);
      });
    } catch {
      this.#poll(folder);
    }
  }

  #drop(folder: string): void {
    this.#watched.get(folder)?.close();
    this.#watched.delete(folder);
  }

  #poll(folder: string): void {
    this.#polled.add(folder);
    if (this.#polling !== undefined) return;
    this.#options.onFailure(
      'Not every folder with records can be watched: changes outside the editor are seen a few seconds late.',
    );
    this.#polling = setInterval(() => {
      for (const polled of this.#polled) this.#note(polled);
    }, pollInterval);
    this.#polling.unref();
  }

  #note(file: string): void {
    this.#changed.add(pathToFileURL(file).toString());
    this.#collecting ??= setTimeout(() => {
      this.#collecting = undefined;
      const uris = [...this.#changed];
      this.#changed.clear();
      this.#options.onChanged(uris);
    }, collectFor);
  }
}

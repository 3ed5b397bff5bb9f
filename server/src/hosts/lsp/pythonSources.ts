import path from 'node:path';
import { URI } from 'vscode-uri';
import { listPython } from '../../adapters/files/listPython.ts';
import {
  pythonPath,
  readPythonSource,
  repositoryFolder,
  understandPython,
} from '../../adapters/files/pythonSource.ts';
import type { PythonFile } from '../../core/python/pythonModule.ts';
import type { PythonFiles } from '../../core/workspace/context.ts';
import { isWithin } from './configurations.ts';
import { nextTurn } from './guard.ts';
import { Throttle } from './throttle.ts';

/** Milliseconds in which keystrokes in a Python file are collected. */
const typingInterval = 150;

/** Files read at a time: a start finds all that are named at once. */
const mostAtOnce = 4;

/** What Python files are read from, and who hears of them. */
export interface PythonSourcesOptions {
  /** Text of an open buffer, which counts instead of the file. */
  openText: (uri: string) => string | undefined;
  /** A file is named by a template for the first time. */
  onNamed: (uri: string) => void;
  /** What is known of a file changed: the record files that name it. */
  onLearned: (recordUris: Iterable<string>) => void;
  task: (name: string, run: () => Promise<void>) => void;
  /** Milliseconds. */
  now: () => number;
}

interface KnownFile {
  file: PythonFile | undefined;
  /** The text may be another one than the file was read from. */
  isStale: boolean;
  /** Settles when the newest text was read; absent while nobody reads. */
  reading: Promise<PythonFile> | undefined;
  /** The record files that name it. */
  users: Set<string>;
}

/**
 * The Python files that templates name, and no others: read behind, in slices, and never run. Questions of rules are
 * answered at once from what is known; `onLearned` then names the record files to look at again.
 */
export class PythonSources implements PythonFiles {
  readonly #options: PythonSourcesOptions;
  readonly #known = new Map<string, KnownFile>();
  readonly #repositories = new Map<string, string>();
  readonly #typing: Throttle;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #roots: readonly string[] = [];

  constructor(options: PythonSourcesOptions) {
    this.#options = options;
    this.#typing = new Throttle(typingInterval, () => {
      for (const [uri, { isStale }] of this.#known) if (isStale) this.#ask(uri);
    });
  }

  /** The workspace's folders, as absolute paths; also where the settings of one came or went. */
  setRoots(roots: readonly string[]): void {
    this.#roots = roots;
    this.#repositories.clear();
  }

  uriOf(templateUri: string, name: string): string | undefined {
    const { scheme, fsPath } = URI.parse(templateUri);
    const file = scheme === 'file' ? pythonPath(this.#repositoryOf(fsPath), name) : undefined;
    return file === undefined ? undefined : URI.file(file).toString();
  }

  fileAt(uri: string, templateUri: string): PythonFile | undefined {
    const known = this.#knownFor(uri, templateUri);
    return known.file;
  }

  async read(uri: string, templateUri: string): Promise<PythonFile> {
    const known = this.#knownFor(uri, templateUri);
    if (known.isStale) this.#ask(uri);
    return known.reading ?? known.file ?? { state: 'missing' };
  }

  list: PythonFiles['list'] = (templateUri, token) =>
    listPython(this.#repositoryOf(URI.parse(templateUri).fsPath), token);

  /** The buffer of a file was opened, typed in or closed. */
  changed(uri: string): void {
    const known = this.#known.get(uri);
    if (known === undefined) return;
    known.isStale = true;
    this.#typing.ask();
  }

  /** Files or folders changed on disk. */
  refresh(uris: ReadonlySet<string>): void {
    for (const uri of this.#known.keys()) {
      if (uris.has(uri) || [...uris].some((folder) => uri.startsWith(`${folder}/`))) this.#ask(uri);
    }
  }

  dispose(): void {
    this.#typing.dispose();
  }

  #knownFor(uri: string, templateUri: string): KnownFile {
    let known = this.#known.get(uri);
    if (known === undefined) {
      known = { file: undefined, isStale: true, reading: undefined, users: new Set() };
      this.#known.set(uri, known);
      this.#ask(uri);
      this.#options.onNamed(uri);
    }
    known.users.add(templateUri);
    return known;
  }

  #ask(uri: string): void {
    const known = this.#known.get(uri);
    if (known === undefined) return;
    known.isStale = true;
    if (known.reading !== undefined) return;
    const reading = this.#readNewest(uri, known);
    known.reading = reading;
    this.#options.task('Reading Python signatures', async () => {
      await reading;
    });
  }

  async #readNewest(uri: string, known: KnownFile): Promise<PythonFile> {
    const before = JSON.stringify(known.file);
    let file: PythonFile = { state: 'missing' };
    try {
      while (known.isStale) {
        known.isStale = false;
        file = await this.#readOnce(uri);
      }
      known.file = file;
    } finally {
      known.reading = undefined;
    }
    if (JSON.stringify(file) !== before) this.#options.onLearned([...known.users]);
    return file;
  }

  async #readOnce(uri: string): Promise<PythonFile> {
    if (this.#running >= mostAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
    try {
      return await this.#understand(uri);
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  async #understand(uri: string): Promise<PythonFile> {
    const text = this.#options.openText(uri);
    const file = URI.parse(uri).fsPath;
    const source = text === undefined ? await readPythonSource(file, this.#repositoryOf(file)) : { text };
    return understandPython(source, uri, nextTurn, this.#options.now);
  }

  /** The repository of a file: that of the innermost folder of the workspace around it, else of its own folder. */
  #repositoryOf(file: string): string {
    const around = this.#roots.filter((root) => isWithin(file, root));
    const folder = around.reduce((inner, root) => (root.length > inner.length ? root : inner), '');
    const from = folder === '' ? path.dirname(file) : folder;
    const repository = this.#repositories.get(from) ?? repositoryFolder(from);
    this.#repositories.set(from, repository);
    return repository;
  }
}

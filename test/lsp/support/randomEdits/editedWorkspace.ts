import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { EditorClient, type ClientOptions } from '../editorClient.ts';
import { TemporaryWorkspace } from '../temporaryWorkspace.ts';
import { damageFiles, killChildren } from './damage.ts';
import {
  changedText,
  DOCUMENT_CHANGES,
  movedText,
  type DocumentChange,
  type DocumentEdit,
} from './documentEdits.ts';
import { CONFIGURATIONS, documentFor, FILE_NAMES, joinTexts, PROBE, probeText } from './fileTexts.ts';
import type { Operation } from './operations.ts';

const CONFIGURATION = 'databits.yaml';

/** A workspace in a repository of two branches, an editor on it, and what happens to both. */
export class EditedWorkspace {
  readonly workspace = new TemporaryWorkspace();
  readonly #options: Partial<ClientOptions>;
  readonly #buffers = new Map<string, string>();
  #editor: EditorClient | undefined;
  #editors = 0;
  #commits = 0;

  constructor(options: Partial<ClientOptions> = {}) {
    this.#options = options;
    const { workspace } = this;
    workspace.write(PROBE, probeText());
    for (const name of FILE_NAMES) {
      const count = name.endsWith('.template.yaml') ? 1 : 3;
      const texts = Array.from({ length: count }, (_, at) =>
        documentFor(name, FILE_NAMES.indexOf(name) * 3 + at, name.length + at * 5),
      );
      workspace.write(name, joinTexts(texts));
    }
    workspace.commit();
    this.#git('branch', '-M', 'main');
    this.#git('checkout', '--quiet', '-b', 'other');
    workspace.write(
      'a.example.yaml',
      joinTexts([4, 5, 6].map((at) => documentFor('a.example.yaml', at - 4, at))),
    );
    workspace.delete('e.databit.yaml');
    workspace.commit();
    this.#git('checkout', '--quiet', 'main');
  }

  get editor(): EditorClient {
    if (this.#editor === undefined) throw new Error('Start the editor first.');
    return this.#editor;
  }

  async start(): Promise<void> {
    this.#editor = await this.#edit(this.workspace.cacheFolder);
  }

  /** Another editor on the same files and buffers, which knows nothing of what was before. */
  freshEditor(): Promise<EditorClient> {
    this.#editors += 1;
    return this.#edit(`${this.workspace.cacheFolder}-${String(this.#editors)}`);
  }

  async #edit(cacheFolder: string): Promise<EditorClient> {
    const roots = [this.workspace.root];
    const editor = await EditorClient.start({ roots, cacheFolder, watches: true, ...this.#options });
    await editor.open(this.workspace.uriOf(PROBE), probeText());
    for (const [name, text] of this.#buffers) await editor.open(this.workspace.uriOf(name), text);
    return editor;
  }

  /** Does it, and tells the editor of files that are other ones then. */
  async apply(step: Operation): Promise<void> {
    const before = this.#files();
    await this.#apply(step, FILE_NAMES[step.file] ?? PROBE, FILE_NAMES[step.other] ?? PROBE);
    const after = this.#files();
    const names = new Set([...before.keys(), ...after.keys()]);
    const changed = [...names].filter((name) => before.get(name) !== after.get(name));
    if (changed.length === 0) return;
    await this.editor.changedOutside(changed.map((name) => this.workspace.uriOf(name)));
    for (const name of changed) {
      // An editor closes a buffer without changes when its file goes.
      if (!after.has(name) && this.#buffers.get(name) === before.get(name)) await this.#close(name);
    }
  }

  async #apply(step: Operation, name: string, other: string): Promise<void> {
    const { kind, content } = step;
    const { workspace } = this;
    if (kind in DOCUMENT_CHANGES) {
      workspace.write(name, changedText(kind as DocumentChange, this.#read(name), { ...step, name }));
    } else if (kind === 'move') {
      const [from, to] = movedText(this.#read(name), this.#read(other), { ...step, name });
      workspace.write(name, from);
      if (name !== other) workspace.write(other, to);
    } else if (kind === 'delete') {
      if (this.#exists(name)) workspace.delete(name);
    } else if (kind === 'rename') {
      if (this.#exists(name) && kindOf(name) === kindOf(other)) workspace.rename(name, other);
    } else if (kind === 'restore') this.#git('checkout', '--quiet', 'HEAD', '--', '.');
    else if (kind === 'commit') {
      workspace.write('note.txt', String(this.#commits++));
      workspace.commit();
    } else if (kind === 'checkout') {
      this.#git('checkout', '--quiet', '--force', content % 2 === 0 ? 'main' : 'other');
    } else if (kind === 'configure') this.#configure(content);
    else await this.#applyToEditor(step, name);
  }

  async #applyToEditor({ kind, document, content }: Operation, name: string): Promise<void> {
    if (kind === 'pause') await new Promise((resolve) => setTimeout(resolve, content * 20));
    else if (kind === 'killProcesses') killChildren(this.editor.process.pid);
    else if (kind === 'damageCache') damageFiles(this.workspace.cacheFolder, content);
    else if (kind === 'restart' || kind === 'crash') {
      await (kind === 'crash' ? this.editor.kill() : this.editor.stop());
      await this.start();
    } else if (!this.#buffers.has(name)) {
      if (this.#exists(name)) await this.#open(name, this.#read(name));
    } else if (kind === 'type') await this.#type(name, { name, document, content });
    else if (kind === 'save') {
      this.workspace.write(name, this.#buffers.get(name) ?? '');
      await this.editor.notify('textDocument/didSave', { textDocument: { uri: this.workspace.uriOf(name) } });
    } else if (kind === 'close') await this.#close(name);
  }

  async #open(name: string, text: string): Promise<void> {
    this.#buffers.set(name, text);
    await this.editor.open(this.workspace.uriOf(name), text);
  }

  async #type(name: string, edit: DocumentEdit): Promise<void> {
    const kinds = ['deleteDocument', 'change', 'add', 'shift', 'change'] as const;
    const before = this.#buffers.get(name) ?? '';
    const text = changedText(kinds[edit.content % kinds.length] ?? 'add', before, edit);
    this.#buffers.set(name, text);
    const end = { line: before.split('\n').length, character: 0 };
    await this.editor.edit(this.workspace.uriOf(name), { start: { line: 0, character: 0 }, end }, text);
  }

  async #close(name: string): Promise<void> {
    this.#buffers.delete(name);
    await this.editor.close(this.workspace.uriOf(name));
  }

  #configure(content: number): void {
    const text = CONFIGURATIONS[content % CONFIGURATIONS.length];
    if (text !== undefined) this.workspace.write(CONFIGURATION, text);
    else if (this.#exists(CONFIGURATION)) this.workspace.delete(CONFIGURATION);
  }

  #files(): Map<string, string> {
    const names = [...FILE_NAMES, CONFIGURATION, '.git/HEAD', '.git/logs/HEAD'];
    return new Map(names.filter((name) => this.#exists(name)).map((name) => [name, this.#read(name)]));
  }

  #exists(name: string): boolean {
    return existsSync(this.workspace.pathOf(name));
  }

  #read(name: string): string {
    return this.#exists(name) ? readFileSync(this.workspace.pathOf(name), 'utf8') : '';
  }

  #git(...parameters: string[]): void {
    execFileSync('git', ['-c', 'advice.detachedHead=false', ...parameters], {
      cwd: this.workspace.root,
      stdio: 'ignore',
    });
  }

  async dispose(): Promise<void> {
    await this.#editor?.kill();
    for (let number = 1; number <= this.#editors; number += 1) {
      rmSync(`${this.workspace.cacheFolder}-${String(number)}`, { recursive: true, force: true });
    }
    this.workspace.dispose();
  }
}

function kindOf(name: string): string {
  return name.split('.').at(-2) ?? '';
}

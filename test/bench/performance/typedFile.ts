import { readFileSync } from 'node:fs';
import type { PublishDiagnosticsParams, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { EditorClient } from '../../lsp/support/editorClient.ts';
import { quantiles, type Quantiles } from '../support/measure.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';

const WARM_UP = 5;

interface Place {
  line: number;
  character: number;
}

/** A file of the workspace, open, with a letter typed into it before each question that asks for one. */
export class TypedFile {
  readonly statusKey: Place;
  readonly statusValue: Place;
  /** On the id of a record in another file. */
  readonly reference: Place;
  readonly #editor: EditorClient;
  readonly #uri: string;
  readonly #text: string;
  /** On the name of a function that a hundred records have. */
  readonly functionName: Place;
  /** Within the text of the middle record. */
  readonly #typed: Place;
  #letters = 0;

  constructor(editor: EditorClient, workspace: BenchWorkspace) {
    this.#editor = editor;
    const middle = Math.floor(workspace.size / 2);
    const file = workspace.fileOf(middle);
    this.#uri = workspace.uriOf(file);
    // Problems all over the file, so that each publication carries some.
    let records = 0;
    this.#text = readFileSync(file, 'utf8').replace(/^status: approved$/gm, (line) => {
      records += 1;
      return records % 50 === 0 ? 'status: aproved' : line;
    });
    const lines = this.#text.split('\n');
    const from = Math.floor(lines.length / 2);
    const placeOf = (start: string, character: number): Place => {
      const line = lines.findIndex((text, at) => at >= from && text.startsWith(start));
      if (line < 0) throw new Error(`The file has no line "${start}".`);
      return { line, character };
    };
    this.statusKey = placeOf('status: ', 2);
    this.statusValue = placeOf('status: ', 'status: '.length + 1);
    this.reference = placeOf('attribution: ', 'attribution: { derived_from: [{ example_id: '.length + 4);
    this.functionName = placeOf('function_name: ', 'function_name: '.length + 1);
    this.#typed = placeOf('input: ', 'input: { text: "'.length);
  }

  /** Opens it and waits for its first diagnostics. */
  async open(languageId: string): Promise<void> {
    await this.#editor.open(this.#uri, this.#text, languageId);
    await this.#published(0);
  }

  close(): Promise<void> {
    return this.#editor.close(this.#uri);
  }

  /** Quantiles of so many calls; some before do not count. */
  async measure(samples: number, once: () => Promise<number>): Promise<Quantiles> {
    const times: number[] = [];
    for (let sample = 0; sample < WARM_UP + samples; sample += 1) times.push(await once());
    return quantiles(times.slice(WARM_UP));
  }

  /** Milliseconds from a letter to the diagnostics that come after it: of its version, where the server says versions. */
  async diagnostics(): Promise<number> {
    const before = this.#publications.length;
    const start = performance.now();
    await this.#published(before, await this.#type());
    return performance.now() - start;
  }

  async #published(before: number, version?: number): Promise<void> {
    await this.#editor.until(
      () => `diagnostics of ${this.#uri}`,
      () => {
        const last = this.#publications.at(-1);
        if (this.#publications.length <= before || last === undefined) return false;
        return last.diagnostics.length > 0 && (last.version ?? version) === (version ?? last.version);
      },
    );
  }

  get #publications(): readonly PublishDiagnosticsParams[] {
    return this.#editor.published.get(this.#uri) ?? [];
  }

  /** Milliseconds of a question, a letter typed before it where asked for; an answer with fewer items is a failure. */
  async ask(method: string, place: Place, { typing = false, least = 1 } = {}): Promise<number> {
    const start = performance.now();
    if (typing) await this.#type();
    const more = { context: { includeDeclaration: true } };
    const answer = await this.#editor.at<unknown>(method, this.#uri, place, more);
    const time = performance.now() - start;
    if (answer === null || (Array.isArray(answer) && answer.length < least))
      throw new Error(`${method} answered less than there is.`);
    return time;
  }

  /** Milliseconds of any request about the file, a letter typed before it where asked for; no answer is a failure. */
  async request(method: string, params: object, typing: boolean): Promise<number> {
    const start = performance.now();
    if (typing) await this.#type();
    const answer = await this.#editor.request(method, { textDocument: { uri: this.#uri }, ...params });
    if (answer === null || answer === undefined) throw new Error(`${method} was not answered.`);
    return performance.now() - start;
  }

  /**
   * Milliseconds of each hover while someone types without a pause: a key every so many milliseconds, and a hover with
   * each, whether the one before was answered or not.
   */
  async hoversWhileTyping(keys: number, interval: number): Promise<Quantiles> {
    const asked: Promise<number>[] = [];
    for (let key = 0; key < keys; key += 1) {
      await this.#type();
      asked.push(this.ask('hover', this.statusKey));
      await new Promise((resolve) => setTimeout(resolve, interval));
    }
    return quantiles(await Promise.all(asked));
  }

  /** Milliseconds from the new name of a function to the edits; an answer with fewer of them is a failure. */
  async rename(newName: string, least: number): Promise<number> {
    const start = performance.now();
    const edit = await this.#editor.at<WorkspaceEdit>('rename', this.#uri, this.functionName, { newName });
    const time = performance.now() - start;
    const edits = (edit.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []));
    if (edits.length < least) throw new Error(`The rename has only ${String(edits.length)} edits.`);
    return time;
  }

  /**
   * Milliseconds from a key in a field of the form to the form that shows the changed text: the change is planned, made
   * in the buffer and read again.
   */
  async formKey(): Promise<number> {
    this.#letters += 1;
    const [uri, line] = [this.#uri, this.statusKey.line];
    const shown = await this.#editor.api('form/read', { uri, line });
    const place = { document: shown?.record?.document ?? 0 };
    const start = performance.now();
    const change = { set: ['name'], value: `letter ${String(this.#letters)}` };
    const plan = await this.#editor.api('form/edit', { uri, place, change });
    if (!('edits' in plan) || plan.edits.length === 0) throw new Error('The form changed nothing.');
    for (const { range, newText } of plan.edits) await this.#editor.edit(uri, range, newText);
    const after = await this.#editor.api('form/read', { uri, place });
    const time = performance.now() - start;
    if (after?.record?.name !== change.value) throw new Error('The form does not show the change.');
    return time;
  }

  #type(): Promise<number> {
    this.#letters += 1;
    const { line, character } = this.#typed;
    const place = { line, character: character + ((this.#letters - 1) % 8) };
    return this.#editor.edit(this.#uri, { start: place, end: place }, 'x');
  }
}

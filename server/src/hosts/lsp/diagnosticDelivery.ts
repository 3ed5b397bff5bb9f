import type { Diagnostic, DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { EditorMessages } from './editorMessages.ts';
import { Throttle } from './throttle.ts';

/** Milliseconds in which changes of many files are gathered into one answer, or one request to ask again. */
const GATHERING = 250;

/** Id of an answer about a file that is not known. */
const NOTHING = 'none';

/** How problems reach the editor. */
export interface DeliveryOptions {
  /** The editor asks for diagnostics; else it is told. */
  pulls: boolean;
  isOpen: (uri: string) => boolean;
  /** The URI as the client has it. */
  clientUri: (uri: string) => string;
  editor: EditorMessages;
}

interface Known {
  id: string;
  problems: readonly Problem[];
}

/**
 * Brings problems to the editor in the way that it wants. An editor that asks is answered about open files, and about
 * all others once it has asked for the workspace; before that it is told of those, since not every editor asks.
 */
export class DiagnosticDelivery {
  readonly #options: DeliveryOptions;
  readonly #known = new Map<string, Known>();
  /** Ids of the last answers about open files. */
  readonly #answered = new Map<string, string>();
  /** Files of which the editor was told that they have problems. */
  readonly #told = new Set<string>();
  readonly #waiting = new Set<() => void>();
  readonly #gathered: Throttle;
  readonly #refresh: Throttle;
  #asksForAll = false;
  #count = 0;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    this.#gathered = new Throttle(GATHERING, () => {
      this.#wake();
    });
    this.#refresh = new Throttle(GATHERING, () => {
      if (this.#isBehind()) options.editor.refreshDiagnostics();
    });
  }

  /** Takes all problems of a file as they are now. */
  publish(uri: string, problems: readonly Problem[], version: number | undefined): void {
    const { pulls, isOpen } = this.#options;
    if (!pulls) {
      this.#push(uri, problems, version);
      return;
    }
    const isNew = this.#learn(uri, problems);
    if (isOpen(uri)) {
      this.#takeBack(uri);
      if (isNew) this.#refresh.ask();
    } else if (this.#asksForAll) {
      if (isNew) this.#gathered.ask();
    } else this.#tell(uri, problems);
  }

  /** The editor's question about a file ends with its buffer: it is told what is known. */
  closed(uri: string): void {
    this.#answered.delete(uri);
    if (!this.#options.pulls) return;
    if (this.#asksForAll) this.#gathered.ask();
    else this.#tell(uri, this.#known.get(uri)?.problems ?? []);
  }

  /** Answers about an open file; `compute` publishes its problems. */
  document(uri: string, previousId: string | undefined, compute: () => void): DocumentDiagnosticReport {
    compute();
    const { id, problems } = this.#known.get(uri) ?? { id: NOTHING, problems: [] };
    this.#answered.set(uri, id);
    if (id === previousId) return { kind: 'unchanged', resultId: id };
    return { kind: 'full', resultId: id, items: this.#diagnosticsOf(problems) };
  }

  /** Answers about all files that are not open: those whose problems are others than last, as soon as there are some. */
  async workspace(
    previous: ReadonlyMap<string, string>,
    token: Cancellation & { onCancellationRequested(listener: () => void): unknown },
  ): Promise<WorkspaceDiagnosticReport> {
    this.#asksForAll = true;
    for (const uri of [...this.#told]) this.#takeBack(uri);
    token.onCancellationRequested(() => {
      this.#wake();
    });
    for (;;) {
      const items = this.#changesSince(previous);
      if (items.length > 0 || token.isCancellationRequested) return { items };
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  dispose(): void {
    this.#gathered.dispose();
    this.#refresh.dispose();
  }

  /** True where an open file has other problems than the editor was answered: another file may have changed. */
  #isBehind(): boolean {
    const { isOpen } = this.#options;
    return [...this.#known].some(([uri, { id }]) => isOpen(uri) && this.#answered.get(uri) !== id);
  }

  /** True where the problems are others than before. */
  #learn(uri: string, problems: readonly Problem[]): boolean {
    const before = this.#known.get(uri)?.problems ?? [];
    if (JSON.stringify(before) === JSON.stringify(problems)) return false;
    this.#count++;
    this.#known.set(uri, { id: String(this.#count), problems });
    return true;
  }

  #tell(uri: string, problems: readonly Problem[]): void {
    if (problems.length === 0) this.#told.delete(uri);
    else this.#told.add(uri);
    this.#push(uri, problems, undefined);
  }

  #takeBack(uri: string): void {
    if (this.#told.delete(uri)) this.#push(uri, [], undefined);
  }

  #changesSince(previous: ReadonlyMap<string, string>): WorkspaceDiagnosticReport['items'] {
    const { isOpen, clientUri } = this.#options;
    const uris = new Set([...this.#known.keys(), ...previous.keys()]);
    return [...uris]
      .filter((uri) => !isOpen(uri))
      .flatMap((uri): WorkspaceDiagnosticReport['items'] => {
        const { id, problems } = this.#known.get(uri) ?? { id: NOTHING, problems: [] };
        const last = previous.get(uri);
        if (last === id || (last === undefined && problems.length === 0)) return [];
        const items = this.#diagnosticsOf(problems);
        return [{ kind: 'full', uri: clientUri(uri), version: null, resultId: id, items }];
      });
  }

  #push(uri: string, problems: readonly Problem[], version: number | undefined): void {
    const { editor, clientUri } = this.#options;
    editor.publish(clientUri(uri), problems, version);
  }

  #diagnosticsOf(problems: readonly Problem[]): Diagnostic[] {
    return problems.map((problem) => this.#options.editor.diagnosticOf(problem));
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

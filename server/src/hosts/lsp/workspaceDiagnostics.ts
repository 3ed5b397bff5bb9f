import type { Problem } from '../../../../shared/src/problem.ts';
import type { ServerSettings } from '../../../../shared/src/protocol/lsp.ts';
import { applySeverities, ownProblems, problemsOfFile } from '../../core/rules/problemsOfFile.ts';
import type { Configurations } from './configurations.ts';
import { FileStates } from './fileStates.ts';
import type { Guard } from './guard.ts';
import type { OpenDocument, OpenDocuments } from './openDocuments.ts';
import type { ProblemCounts } from './overview.ts';
import { OwnDiagnostics } from './ownDiagnostics.ts';
import { ProblemBoard } from './problemBoard.ts';
import type { WorkspaceRecords } from './workspaceRecords.ts';

/** What diagnostics are computed from. */
export interface DiagnosticsSources {
  documents: OpenDocuments;
  records: () => WorkspaceRecords;
  configurations: Configurations;
  settings: () => ServerSettings;
  /** True once all files are known: before that, nothing can be said to be missing. */
  isComplete: () => boolean;
  /** Tells the editor all problems of a file; `version` where its buffer is open. */
  publish: (uri: string, problems: readonly Problem[], version?: number) => void;
  guard: Guard;
  /** Milliseconds. */
  now: () => number;
}

/** Diagnostics of open files after a pause in typing, and of all others behind them. */
export class WorkspaceDiagnostics {
  readonly #sources: DiagnosticsSources;
  readonly #own: OwnDiagnostics;
  readonly #board: ProblemBoard;
  readonly #fileStates: FileStates;

  constructor(sources: DiagnosticsSources) {
    this.#sources = sources;
    const { documents, guard, now, settings } = sources;
    this.#own = new OwnDiagnostics(
      (document) => {
        guard.task('Diagnostics', () => {
          this.#show(document);
        });
      },
      () => settings().diagnosticsDelay,
      now,
    );
    this.#fileStates = new FileStates(
      (uris) => {
        this.invalidate(uris);
      },
      (name, run) => {
        guard.task(name, run);
      },
    );
    this.#board = new ProblemBoard({
      compute: (uri) => this.#problemsOf(uri),
      publish: sources.publish,
      isOpen: (uri) => documents.get(uri)?.file !== undefined,
      limit: () => settings().maxWorkspaceProblems,
      now,
      task: (name, run) => {
        guard.task(name, run);
      },
    });
  }

  get counts(): ProblemCounts {
    return this.#board.counts;
  }

  opened(document: OpenDocument): void {
    this.#show(document);
    this.#fileStates.refresh(new Set([document.uri]));
  }

  changed(document: OpenDocument): void {
    this.#own.changed(document);
  }

  saved(document: OpenDocument): void {
    this.#fileStates.refresh(new Set([document.uri]));
  }

  closed(document: OpenDocument): void {
    this.#own.forget(document.uri);
    this.invalidate([document.uri]);
  }

  /** Files that records may refer to came or went. */
  filesChanged(uris: ReadonlySet<string>): void {
    this.#fileStates.refresh(uris);
  }

  /** Computes and publishes an open document's diagnostics at once. */
  show(document: OpenDocument): void {
    this.#show(document);
  }

  /** Problems of these files may have changed. */
  invalidate(uris: Iterable<string>): void {
    const closed: string[] = [];
    for (const uri of uris) {
      const document = this.#sources.documents.get(uri);
      if (document?.file === undefined) closed.push(uri);
      // A document that is being typed in is shown soon anyway.
      else if (!this.#own.isWaiting(document.uri)) this.#own.changed(document);
    }
    this.#board.invalidate(closed);
  }

  /** Problems of all files may have changed. */
  invalidateAll(): void {
    const { records, configurations } = this.#sources;
    const uris = [...records().index.files()].map(({ uri }) => uri);
    this.invalidate([...uris, ...configurations.uris()]);
  }

  dispose(): void {
    this.#own.dispose();
  }

  #show(document: OpenDocument): void {
    this.#sources.records().synchronise(document);
    this.#own.forget(document.uri);
    this.#board.showOpenFile(document.uri, document.version);
  }

  #problemsOf(uri: string): readonly Problem[] {
    const { records, configurations, isComplete } = this.#sources;
    const ofConfiguration = configurations.problemsOf(uri);
    const configuration = configurations.of(uri);
    if (ofConfiguration !== undefined) return applySeverities(ofConfiguration, configuration);
    const context = { index: records().index, world: this.#fileStates.worldFor(uri) };
    return isComplete()
      ? problemsOfFile(uri, context, configuration)
      : applySeverities(ownProblems(uri, context), configuration);
  }
}

import type { Problem } from '../../../../shared/src/problem.ts';
import type { ServerSettings } from '../../../../shared/src/protocol/lsp.ts';
import {
  applySeverities,
  checkFile,
  problemsOfFile,
  reportedOwnProblems,
} from '../../core/rules/problemsOfFile.ts';
import type { PythonFacts } from '../../core/python/pythonModule.ts';
import { changedIds, datasetFactsOf, type DatasetFacts } from '../../core/examination/datasetFacts.ts';
import type { DatasetFindings } from '../../core/examination/findings.ts';
import type { JoinedVersion } from '../../core/history/joinedVersion.ts';
import type { BaseRecord } from '../../core/records/versions.ts';
import type { RuleContext } from '../../core/rules/rule.ts';
import type { RecordPlace } from '../../core/workspace/context.ts';
import type { BaseVersion } from '../../core/writing/versionAfter.ts';
import { BaseRecords } from './baseRecords.ts';
import type { Configurations } from './configurations.ts';
import { FileStates } from './fileStates.ts';
import type { Guard, Log } from './guard.ts';
import { NamedPlaces } from './namedPlaces.ts';
import type { OpenDocument, OpenDocuments } from './openDocuments.ts';
import type { ProblemCounts } from './overview.ts';
import { OwnDiagnostics } from './ownDiagnostics.ts';
import { ProblemBoard } from './problemBoard.ts';
import { QuietWhileTyping } from './quietWhileTyping.ts';
import { TypingGate } from './typingGate.ts';
import type { WorkspaceRecords } from './workspaceRecords.ts';

/** What diagnostics are computed from. */
export interface DiagnosticsSources {
  documents: OpenDocuments;
  records: () => WorkspaceRecords;
  configurations: Configurations;
  /** Problems of a file of comments; `undefined` for any other file. */
  problemsOfComments: (uri: string) => readonly Problem[] | undefined;
  settings: () => ServerSettings;
  /** True once all files are known: before that, nothing can be said to be missing. */
  isComplete: () => boolean;
  python: PythonFacts;
  /** What git's history knows of a record that the base does not have any more. */
  deletedFromBase: (uri: string, id: string) => BaseRecord | undefined;
  joinedOf: (uri: string, id: string) => JoinedVersion | undefined;
  /** Git may be asked. */
  isTrusted: () => boolean;
  log: Log;
  /** Tells the editor all problems of a file; `version` where its buffer is open. */
  publish: (uri: string, problems: readonly Problem[], version?: number) => void;
  guard: Guard;
  /** Milliseconds. */
  now: () => number;
}

const RESTRICTED =
  'The workspace is not trusted: git is not asked, and the versions of records are not checked.';

/** Diagnostics of open files after a pause in typing, and of all others behind them. */
export class WorkspaceDiagnostics {
  readonly #sources: DiagnosticsSources;
  readonly #own: OwnDiagnostics;
  readonly #board: ProblemBoard;
  readonly #fileStates: FileStates;
  readonly #base: BaseRecords;
  readonly #quiet: QuietWhileTyping;
  readonly #gate: TypingGate;
  readonly #named: NamedPlaces;
  #findings: DatasetFindings = { datasets: [], leaks: [], nearDuplicates: [] };
  #datasets: DatasetFacts = datasetFactsOf(this.#findings);

  constructor(sources: DiagnosticsSources) {
    this.#sources = sources;
    const { documents, guard, now, settings } = sources;
    const task = (name: string, run: () => Promise<void>): void => {
      guard.task(name, run);
    };
    this.#own = new OwnDiagnostics(
      (document) => {
        guard.task('Diagnostics', () => {
          this.#show(document);
        });
      },
      () => settings().diagnosticsDelay,
      now,
    );
    this.#fileStates = new FileStates((uris) => {
      this.#look(uris);
    }, task);
    this.#base = new BaseRecords({
      isTrusted: sources.isTrusted,
      baseBranchOf: (root) => sources.configurations.baseBranchOf(root),
      isOpen: (uri) => documents.get(uri)?.file !== undefined,
      deletedFromBase: sources.deletedFromBase,
      joinedOf: sources.joinedOf,
      onLearned: (uris) => {
        this.#look(uris);
      },
      task,
    });
    this.#quiet = new QuietWhileTyping((uri) => {
      this.#look([uri]);
    });
    this.#named = new NamedPlaces(
      () => sources.records().index,
      (uris) => {
        this.#look(uris);
      },
    );
    this.#gate = new TypingGate(now);
    this.#board = new ProblemBoard({
      compute: (uri) => this.#problemsOf(uri),
      publish: sources.publish,
      isOpen: (uri) => documents.get(uri)?.file !== undefined,
      limit: () => settings().maxWorkspaceProblems,
      now,
      pause: () => this.#gate.passed(),
      task,
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
    this.#gate.typed();
    this.#named.changed([document.uri]);
    this.#quiet.typed(document.uri);
    this.#own.changed(document);
  }

  saved(document: OpenDocument): void {
    this.#quiet.done(document.uri);
    this.#fileStates.refresh(new Set([document.uri]));
    this.#look([document.uri]);
  }

  closed(document: OpenDocument): void {
    this.#quiet.done(document.uri);
    this.#own.forget(document.uri);
    this.invalidate([document.uri]);
  }

  /** What was found out about datasets and their records. */
  get datasets(): DatasetFacts {
    return this.#datasets;
  }

  /** All datasets and records were looked at again. */
  datasetsExamined(findings: DatasetFindings): void {
    const { index } = this.#sources.records();
    const changed = [...changedIds(this.#findings, findings)];
    this.#findings = findings;
    this.#datasets = datasetFactsOf(findings);
    this.#named.take(findings);
    this.#look(new Set(changed.flatMap((id) => index.byId(id).map(({ uri }) => uri))));
  }

  /** Files that records may refer to came or went. */
  filesChanged(uris: ReadonlySet<string>): void {
    this.#fileStates.refresh(uris);
  }

  /** Computes and publishes an open document's diagnostics at once. */
  show(document: OpenDocument): void {
    this.#show(document);
  }

  /** The workspace's folders, as absolute paths. */
  setRoots(roots: readonly string[]): void {
    if (!this.#sources.isTrusted()) this.#sources.log.info(RESTRICTED);
    this.#base.setRoots(roots);
  }

  /** The commit that versions are compared with may be another. */
  baseChanged(): void {
    this.#base.refresh();
  }

  /** True for a closed file that is as in the commit that versions are compared with. */
  isBaseFile(uri: string): boolean {
    return this.#base.isBaseFile(uri);
  }

  /** What that commit has of the records, by id; without those that nobody has asked for yet. */
  knownBaseVersions(records: readonly RecordPlace[]): Map<string, BaseVersion> {
    const versions = records.map(({ uri, id }) => [id, this.#base.versionOf(uri, id)] as const);
    return new Map(versions.flatMap(([id, version]) => (version === undefined ? [] : [[id, version]])));
  }

  /** Problems of a file that come from other records and the world, as far as they are known now. */
  crossingProblems(uri: string): readonly Problem[] {
    return this.#sources.isComplete() ? checkFile(uri, this.#contextOf(uri)) : [];
  }

  /** The text of these files, or that of others on which their problems hang, may have changed. */
  invalidate(uris: ReadonlySet<string> | readonly string[]): void {
    this.#base.changed(uris);
    this.#named.changed(uris);
    this.#look(uris);
  }

  /** Problems of these files may have changed, by what is known of others. */
  lookAgain(uris: Iterable<string>): void {
    this.#look(uris);
  }

  /** The problems of a file as they are shown now. Ranges count from its start. */
  problemsOf(uri: string): readonly Problem[] {
    return this.#problemsOf(uri);
  }

  #look(uris: Iterable<string>): void {
    const closed: string[] = [];
    for (const uri of uris) {
      const document = this.#sources.documents.get(uri);
      if (document?.file === undefined) closed.push(uri);
      // A document that is being typed in is shown soon anyway.
      else if (!this.#own.isWaiting(document.uri)) this.#own.changed(document);
    }
    this.#board.invalidate(closed);
  }

  /** Problems of all files may have changed, by the configuration, the trust or what is known. */
  invalidateAll(): void {
    const { records, configurations } = this.#sources;
    this.#base.refresh();
    const uris = [...records().index.files()].map(({ uri }) => uri);
    this.#look([...uris, ...configurations.uris()]);
  }

  dispose(): void {
    this.#own.dispose();
    this.#named.dispose();
    this.#quiet.dispose();
  }

  #show(document: OpenDocument): void {
    this.#sources.records().synchronise(document);
    this.#own.forget(document.uri);
    this.#board.showOpenFile(document.uri, document.version);
  }

  #problemsOf(uri: string): readonly Problem[] {
    const { configurations, isComplete, problemsOfComments } = this.#sources;
    const ofConfiguration = configurations.problemsOf(uri) ?? problemsOfComments(uri);
    const configuration = configurations.of(uri);
    if (ofConfiguration !== undefined) return applySeverities(ofConfiguration, configuration);
    const context = this.#contextOf(uri);
    return isComplete()
      ? this.#quiet.tell(uri, problemsOfFile(uri, context, configuration))
      : reportedOwnProblems(uri, context, configuration);
  }

  #contextOf(uri: string): RuleContext {
    const { index } = this.#sources.records();
    return {
      ...{ index, world: this.#fileStates.worldFor(uri), base: this.#base },
      ...{ python: this.#sources.python, datasets: this.#datasets },
    };
  }
}

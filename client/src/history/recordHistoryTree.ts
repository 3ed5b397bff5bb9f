import * as vscode from 'vscode';
import type { RecordSummary, RecordVersions } from '../../../shared/src/protocol/records.ts';
import { commandLine, line, type TreeNode } from '../lifecycle/treeNode.ts';
import { ApiCallError, type Server } from '../languageClient.ts';
import type { NamedVersion } from './versionActions.ts';
import { removalLine, versionLine, type VersionLine } from './versionLine.ts';

/** The view's name in the manifest. */
const VIEW = 'databits.history';
/** Milliseconds of quiet after the cursor moved, and after something was typed. */
const MOVED = 300;
const TYPED = 1000;
/** Milliseconds between two looks at how long ago things were. */
const MINUTE = 60_000;
/** Versions that are listed; the page has them all. */
const MOST_LISTED = 200;

const RESTRICTED = 'Restricted Mode: git does not run, and versions are not known.';
const NO_RECORD = 'Put the cursor into a record to see its versions.';

/** A line of a version; commands of its menu get it. */
interface VersionNode extends TreeNode {
  state?: NamedVersion;
}

/** What is shown: a record with its versions. */
interface Shown {
  record: RecordSummary;
  versions: RecordVersions;
}

/** The versions of the record at the cursor. It asks only while it is seen, and never while somebody types. */
export class RecordHistoryTree implements vscode.TreeDataProvider<VersionNode>, vscode.Disposable {
  readonly #server: Server;
  readonly #view: vscode.TreeView<VersionNode>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #ageing: NodeJS.Timeout;
  readonly onDidChangeTreeData = this.#changed.event;
  #timer: NodeJS.Timeout | undefined;
  #question: vscode.CancellationTokenSource | undefined;
  #shown: Shown | undefined;
  /** What is shown may not be so any more. */
  #isStale = true;

  constructor(server: Server) {
    this.#server = server;
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this });
    this.#subscriptions = [
      this.#view,
      this.#view.onDidChangeVisibility(() => {
        this.#followIn(0);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#followIn(MOVED);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.#followIn(MOVED);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) this.#followIn(TYPED);
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#followIn(0);
      }),
      server.onState(() => {
        this.#outdate();
      }),
      server.onEvent(({ event }) => {
        if (event === 'records/changed' || event === 'history/changed') this.#outdate();
      }),
    ];
    this.#ageing = setInterval(() => {
      if (this.#view.visible && this.#shown !== undefined) this.#changed.fire(undefined);
    }, MINUTE);
    this.#followIn(0);
  }

  getTreeItem({ item }: VersionNode): vscode.TreeItem {
    return item;
  }

  getChildren(node?: VersionNode): VersionNode[] {
    return node === undefined && this.#shown !== undefined ? nodesOf(this.#shown) : [];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#ageing);
    this.#question?.cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #outdate(): void {
    this.#isStale = true;
    this.#followIn(TYPED);
  }

  /** Looks at the cursor after some quiet: whatever comes before that begins it anew. */
  #followIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#follow(), milliseconds);
  }

  async #follow(): Promise<void> {
    if (!this.#view.visible) return;
    this.#question?.cancel();
    const question = new vscode.CancellationTokenSource();
    this.#question = question;
    try {
      await this.#ask(question.token);
    } catch (error) {
      if (question.token.isCancellationRequested) return;
      const isEarly = error instanceof ApiCallError && error.code === 'unavailable';
      this.#show(undefined, isEarly ? NO_RECORD : error instanceof Error ? error.message : String(error));
    } finally {
      question.dispose();
    }
  }

  async #ask(token: vscode.CancellationToken): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      this.#show(undefined, RESTRICTED);
      return;
    }
    const editor = vscode.window.activeTextEditor;
    // Another kind of editor in front, such as the page of versions: the record stays.
    if (editor === undefined && this.#shown !== undefined && !this.#isStale) return;
    const record = editor === undefined ? this.#shown?.record : await this.#recordAt(editor, token);
    if (record === undefined) {
      this.#show(undefined, NO_RECORD);
      return;
    }
    if (record.id === this.#shown?.record.id && !this.#isStale) return;
    if (record.id !== this.#shown?.record.id) this.#view.message = 'Reading the history…';
    const versions = await this.#server.call('records/versions', { id: record.id }, token);
    if (token.isCancellationRequested) return;
    this.#isStale = false;
    this.#show({ record, versions }, messageOf(versions));
  }

  async #recordAt(
    { document, selection }: vscode.TextEditor,
    token: vscode.CancellationToken,
  ): Promise<RecordSummary | undefined> {
    if (document.languageId !== 'databits') return undefined;
    const { line: at } = selection.active;
    const params = { uri: document.uri.toString(), lines: [[at, at] as [number, number]] };
    const { records } = await this.#server.call('records/at', params, token);
    return records.find(({ id }) => id !== '');
  }

  #show(shown: Shown | undefined, message: string): void {
    this.#shown = shown;
    this.#view.message = message;
    this.#view.description = shown?.record.name ?? '';
    this.#changed.fire(undefined);
  }
}

function messageOf({ versions, isComplete }: RecordVersions): string {
  const isCommitted = versions.some(({ commit }) => commit !== undefined);
  if (isCommitted) return isComplete ? '' : 'Git does not have the whole history here: there may be more.';
  return isComplete
    ? 'Not committed yet: versions come with commits.'
    : 'Versions come from git, which has none here.';
}

function nodesOf({ record: { id }, versions: { versions, deleted } }: Shown): VersionNode[] {
  const now = Date.now();
  const nodes = versions.slice(0, MOST_LISTED).map((version, at): VersionNode => {
    const { contentHash, isPresent, commit, pending } = version;
    const item = itemOf(
      `${id}/${commit?.commit ?? pending ?? ''}/${String(versions.length - at)}`,
      versionLine(version, now),
    );
    item.contextValue = isPresent ? 'version.present' : 'version';
    item.command = { command: 'databits.showVersions', title: 'Show', arguments: [id, contentHash] };
    return { item, state: { id, contentHash, ...(commit !== undefined && { commit: commit.commit }) } };
  });
  const removal = deleted === undefined ? [] : [{ item: itemOf(`${id}/deleted`, removalLine(deleted, now)) }];
  const more = versions.length > MOST_LISTED ? [moreLine(id)] : [];
  return [...removal, ...nodes, ...more];
}

function itemOf(id: string, { label, description, tooltip, icon }: VersionLine): vscode.TreeItem {
  const item = line(id, label, { icon: new vscode.ThemeIcon(icon), description, tooltip });
  item.accessibilityInformation = { label: `${label}, ${description}` };
  return item;
}

function moreLine(id: string): VersionNode {
  return commandLine(`${id}/more`, 'Show all versions', 'databits.showVersions', {
    argument: id,
    icon: 'ellipsis',
  });
}

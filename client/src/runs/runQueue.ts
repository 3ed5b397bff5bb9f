import * as vscode from 'vscode';
import { counted } from '../../../shared/src/counted.ts';
import type { Server } from '../languageClient.ts';
import { readConcurrentRuns } from '../settings.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import type { CliTasks } from '../tasks/cliTasks.ts';
import type { BridgeLease, LanguageModelBridge } from './editorModels/languageModelBridge.ts';
import { isQueuedRun, type QueuedRun } from './queuedRun.ts';

/** Where those that wait are kept over a reload of the window. */
const MEMORY_KEY = 'databits.runQueue';

export interface RunQueueParts {
  server: Server;
  tasks: CliTasks;
  cli: CliRunner;
  memory: vscode.Memento;
  bridge: LanguageModelBridge;
}

/** A run whose task has not ended, with what it holds of the editor’s models. */
interface StartedRun {
  run: QueuedRun;
  lease: BridgeLease | undefined;
}

/**
 * Runs that were agreed to and wait for those before them. As many are carried out at once as the setting says, runs of other
 * windows and terminals included. What waited when the window was closed goes on only when somebody says so.
 */
export class RunQueue implements vscode.Disposable {
  readonly #parts: RunQueueParts;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable[];
  /** Tasks of this window that have not ended. */
  readonly #started = new Map<vscode.TaskExecution, StartedRun>();
  #waiting: QueuedRun[];
  #isPaused: boolean;
  #turn: Promise<void> = Promise.resolve();
  readonly onDidChange = this.#changed.event;

  constructor(parts: RunQueueParts) {
    this.#parts = parts;
    this.#waiting = parts.memory.get<unknown[]>(MEMORY_KEY, []).filter(isQueuedRun);
    this.#isPaused = this.#waiting.length > 0;
    this.#subscriptions = [
      vscode.tasks.onDidEndTask(({ execution }) => {
        const started = this.#started.get(execution);
        if (started !== undefined) void this.#ended(execution, started);
      }),
      parts.server.onState((state) => {
        // From then on the server follows those that are under way, and they go on without the window before.
        if (state === 'running') void this.#runningAnywhere().catch(() => undefined);
      }),
      parts.server.onEvent(({ event }) => {
        if (event === 'runs/changed' && this.#waiting.length > 0) void this.#pump();
      }),
    ];
  }

  /** Those that wait, the next one first. */
  get waiting(): readonly QueuedRun[] {
    return this.#waiting;
  }

  /** True where they wait for somebody to say that they shall go on. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Starts a run, or lets it wait. */
  async add(run: QueuedRun): Promise<void> {
    if (this.#waiting.some(({ key }) => key === run.key)) return;
    this.#keep([...this.#waiting, run]);
    await this.#pump();
    if (!this.#waiting.includes(run)) return;
    const position = this.#waiting.indexOf(run) + 1;
    const before = position === 1 ? 'a run is under way' : `${counted(position - 1, 'run')} wait before it`;
    const name = run.name;
    void vscode.window.showInformationMessage(
      this.#isPaused ? `“${name}” waits: the queue is paused.` : `“${name}” waits in the queue: ${before}.`,
    );
  }

  remove(key: string): void {
    this.#keep(this.#waiting.filter((run) => run.key !== key));
    if (this.#waiting.length === 0) this.#isPaused = false;
  }

  /** Goes on with what waited when the window was closed. */
  async resume(): Promise<void> {
    this.#isPaused = false;
    await this.#pump();
  }

  /** Says that runs wait, once after the window was opened. */
  async offer(): Promise<void> {
    if (!this.#isPaused) return;
    const go = 'Start Queue';
    const choice = await vscode.window.showInformationMessage(
      `${counted(this.#waiting.length, 'run')} waited in the queue when the window was closed.`,
      go,
      'Remove',
    );
    if (choice === go) await this.resume();
    else if (choice !== undefined) for (const { key } of this.#waiting) this.remove(key);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#parts.bridge.dispose();
    this.#changed.dispose();
  }

  /** One turn after the other: two would count the same free place. */
  #pump(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#startNext()).catch(() => undefined);
    return this.#turn;
  }

  async #startNext(): Promise<void> {
    while (!this.#isPaused && this.#waiting.length > 0) {
      const underWay = Math.max(this.#started.size, await this.#runningAnywhere());
      const [next] = this.#waiting;
      if (next === undefined || underWay >= readConcurrentRuns()) break;
      this.#keep(this.#waiting.slice(1));
      await this.#start(next).catch((error: unknown) => {
        sayNotStarted(next, error instanceof Error ? error.message : String(error));
      });
    }
    this.#changed.fire(undefined);
  }

  async #start(run: QueuedRun): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(run.folder));
    if (folder === undefined) {
      sayNotStarted(run, 'Its folder is not open any more.');
      return;
    }
    const lease = run.usesEditorModels === true ? await this.#parts.bridge.lease() : undefined;
    const task = this.#parts.tasks.runTask(run.name, run.args, folder, lease?.environment);
    try {
      const execution = await vscode.tasks.executeTask(task);
      this.#started.set(execution, { run, lease });
    } catch (error) {
      lease?.release();
      throw error;
    }
  }

  /** A task that somebody ended leaves its run behind, which ends too then. */
  async #ended(execution: vscode.TaskExecution, { run, lease }: StartedRun): Promise<void> {
    this.#started.delete(execution);
    const place = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(run.folder));
    if (place !== undefined)
      await this.#parts.cli.runQuietly(['runs', 'stop', run.key], place).catch(() => undefined);
    lease?.release();
    await this.#pump();
  }

  /** Runs that give signs of life, whoever started them. */
  async #runningAnywhere(): Promise<number> {
    const { specifications, orphans } = await this.#parts.server.call('runs/list', {});
    const runs = [...specifications.flatMap(({ executions }) => executions), ...orphans];
    return runs.filter(({ status }) => status === 'running').length;
  }

  #keep(waiting: QueuedRun[]): void {
    this.#waiting = waiting;
    void this.#parts.memory.update(MEMORY_KEY, waiting);
    this.#changed.fire(undefined);
  }
}

/** It left the queue, and nothing else would tell that it is gone. */
function sayNotStarted({ name }: QueuedRun, reason: string): void {
  void vscode.window.showErrorMessage(`“${name}” was not started. ${reason}`);
}

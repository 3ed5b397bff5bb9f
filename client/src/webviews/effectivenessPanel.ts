import * as vscode from 'vscode';
import type {
  EffectivenessHostRequests,
  EffectivenessPageState,
  EffectivenessView,
} from '../../../shared/src/protocol/effectivenessPage.ts';
import { openRecord } from '../commands/openRecord.ts';
import { connectPage, type ConnectedPage, type PagePorts } from './connectPage.ts';
import {
  EFFECTIVENESS_PAGE,
  INITIAL_EFFECTIVENESS_VIEW,
  readEffectivenessView,
} from './effectivenessMessages.ts';
import type { HostRequest } from './relay.ts';
import { reportFailure } from './reportFailure.ts';

/** The type under which the editor brings the page back after a reload. */
export const EFFECTIVENESS_VIEW_TYPE = 'databits.effectiveness';

const LAST_VIEW = 'databits.effectiveness.view';

/** What the panel needs from the extension. */
export interface EffectivenessPanelPorts extends PagePorts {
  memory: vscode.Memento;
  applyFeedback: (runId: string) => Promise<void>;
  setStatus: (params: EffectivenessHostRequests['setStatus']) => Promise<void>;
}

/** The page of what runs measured of examples: one panel a window. Brings it back after a reload. */
export class EffectivenessPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #ports: EffectivenessPanelPorts;
  #open: ConnectedPage<EffectivenessPageState, EffectivenessHostRequests> | undefined;
  #state: EffectivenessPageState;
  /** Something happened that a hidden page was not told. */
  #isStale = false;

  constructor(ports: EffectivenessPanelPorts) {
    this.#ports = ports;
    const view = readEffectivenessView(ports.memory.get(LAST_VIEW)) ?? INITIAL_EFFECTIVENESS_VIEW;
    this.#state = { change: 0, view };
  }

  /** Shows the effects of one run, or of an example, or of what derives from a DataBit; else what was looked at last. */
  show({ run, about }: Pick<EffectivenessView, 'run' | 'about'> = {}): void {
    if (run !== undefined || about !== undefined) {
      const { method } = this.#state.view;
      const wanted = { ...(run !== undefined && { run }), ...(about !== undefined && { about }) };
      this.#keepView({ tab: 'examples', method, ...wanted });
    }
    if (this.#open !== undefined) {
      this.#open.panel.reveal();
      this.#tell();
      return;
    }
    const { Active } = vscode.ViewColumn;
    const options = { retainContextWhenHidden: true };
    this.#attach(vscode.window.createWebviewPanel(EFFECTIVENESS_VIEW_TYPE, 'Effectiveness', Active, options));
  }

  /** Called by the editor for a page that was open before a reload. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#attach(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.#open?.panel.dispose();
  }

  #attach(panel: vscode.WebviewPanel): void {
    this.#open = connectPage(panel, this.#ports, {
      page: 'effectiveness',
      title: 'DataBits effectiveness of examples',
      icon: new vscode.ThemeIcon('graph'),
      protocol: EFFECTIVENESS_PAGE,
      initialState: () => this.#state,
      host: (request) => {
        if (request.request === 'saveState') this.#keepView(request.params.state);
        else void this.#carryOut(request);
      },
      // A hidden page would ask for nobody.
      hears: () => {
        this.#isStale ||= !panel.visible;
        return panel.visible;
      },
      subscriptions: [
        this.#ports.server.onState((state) => {
          if (state === 'running') this.#tell();
        }),
        panel.onDidChangeViewState(() => {
          if (panel.visible && this.#isStale) this.#tell();
        }),
      ],
      onClosed: () => {
        if (this.#open?.panel === panel) this.#open = undefined;
      },
    });
  }

  async #carryOut(
    message: Exclude<HostRequest<EffectivenessHostRequests>, { request: 'saveState' }>,
  ): Promise<void> {
    try {
      switch (message.request) {
        case 'open':
          await openRecord(message.params, message.params.aside);
          return;
        case 'showLineage':
          await vscode.commands.executeCommand('databits.showLineage', message.params.id);
          return;
        case 'showRun':
          await vscode.commands.executeCommand('databits.showRun', message.params.runId);
          return;
        case 'applyFeedback':
          await this.#ports.applyFeedback(message.params.runId);
          return;
        case 'setStatus':
          await this.#ports.setStatus(message.params);
      }
    } catch (error) {
      reportFailure(error, this.#ports.log);
    }
  }

  #keepView(view: EffectivenessView): void {
    this.#state = { ...this.#state, view };
    void this.#ports.memory.update(LAST_VIEW, view);
  }

  #tell(): void {
    this.#isStale = false;
    this.#state = { ...this.#state, change: this.#state.change + 1 };
    this.#open?.relay.sendState(this.#state);
  }
}

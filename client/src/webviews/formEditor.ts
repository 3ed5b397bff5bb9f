import * as vscode from 'vscode';
import type { ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { FormHostRequests, FormPageState } from '../../../shared/src/protocol/form.ts';
import type { ApiResponse } from '../../../shared/src/protocol/lsp.ts';
import type { TextPosition } from '../../../shared/src/problem.ts';
import { openRecord } from '../commands/openRecord.ts';
import { ApiCallError, type Server } from '../languageClient.ts';
import { isFields } from './fields.ts';
import { applyFormEdit } from './formEdits.ts';
import { FORM_PAGE } from './formMessages.ts';
import { loadPage } from './loadPage.ts';
import { isParamsOf } from './messages.ts';
import { PageRelay, type HostRequest } from './relay.ts';
import { reportFailure } from './reportFailure.ts';

/** The type under which the editor opens files in the form. */
export const FORM_VIEW_TYPE = 'databits.form';

/** What the form needs from the extension. */
export interface FormEditorPorts {
  extensionUri: vscode.Uri;
  server: Server;
  log: vscode.LogOutputChannel;
}

/** Opens record files as forms. The text stays the truth: a form holds nothing that is not in it. */
export class FormEditor implements vscode.CustomTextEditorProvider {
  readonly #ports: FormEditorPorts;

  constructor(ports: FormEditorPorts) {
    this.#ports = ports;
  }

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const form = new OpenForm(this.#ports, document, panel);
    panel.onDidDispose(() => {
      form.dispose();
    });
    loadPage(panel.webview, this.#ports.extensionUri, 'form', 'DataBits form');
  }
}

/** One form beside its document. */
class OpenForm {
  readonly #ports: FormEditorPorts;
  readonly #document: vscode.TextDocument;
  readonly #relay: PageRelay<FormPageState, FormHostRequests>;
  readonly #subscriptions: vscode.Disposable[];
  #state: FormPageState = { change: 0 };
  /** The line to which the form itself moved the cursor last. */
  #revealed: number | undefined;

  constructor(ports: FormEditorPorts, document: vscode.TextDocument, panel: vscode.WebviewPanel) {
    this.#ports = ports;
    this.#document = document;
    const editor = this.#textEditor();
    if (editor !== undefined)
      this.#state = { change: 0, cursor: { line: editor.selection.active.line, moved: 1 } };
    this.#relay = new PageRelay({
      page: FORM_PAGE,
      call: (method, params, signal) => this.#call(method, params, signal),
      post: (message) => void panel.webview.postMessage(message),
      initialState: () => this.#state,
      reject: () => {
        ports.log.warn('A message of the form was not understood and left out.');
      },
      host: (message) => void this.#carryOut(message),
    });
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        this.#relay.receive(message);
      }),
      vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document === document) this.#tell({});
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => uri.toString() === document.uri.toString())) this.#tell({});
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections, kind }) => {
        const line = selections[0]?.active.line;
        // The form's own doings move the text's cursor, too, which says nothing.
        if (kind === undefined && line === this.#revealed) return;
        if (textEditor.document !== document || line === undefined || panel.active) return;
        this.#tell({ cursor: { line, moved: (this.#state.cursor?.moved ?? 0) + 1 } });
      }),
      ports.server.onState((state) => {
        if (state === 'running') this.#tell({});
      }),
    ];
  }

  dispose(): void {
    this.#relay.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #tell(news: Partial<FormPageState>): void {
    this.#state = { ...this.#state, ...news, change: this.#state.change + 1 };
    this.#relay.sendState(this.#state);
  }

  /** The page's questions are about this document, whatever it says itself. */
  async #call(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    const { server } = this.#ports;
    const isOfFile = isFields(params) && 'uri' in params;
    const asked = isOfFile ? { ...params, uri: this.#document.uri.toString() } : params;
    if (method !== 'form/edit' || !isParamsOf(method, asked)) return server.relay(method, asked, signal);
    try {
      return { result: await applyFormEdit(server, this.#document, asked) };
    } catch (error) {
      if (error instanceof ApiCallError) return { error: { code: error.code, message: error.message } };
      this.#ports.log.error(error instanceof Error ? error : String(error));
      return { error: { code: 'failed', message: error instanceof Error ? error.message : String(error) } };
    }
  }

  async #carryOut(message: HostRequest<FormHostRequests>): Promise<void> {
    try {
      switch (message.request) {
        case 'reveal':
          this.#reveal(message.params.line);
          return;
        case 'showText':
          await this.#showText(message.params.position);
          return;
        case 'showFixes':
          await this.#showText(message.params.position);
          await vscode.commands.executeCommand('editor.action.quickFix');
          return;
        case 'openRecord':
          await this.#openRecord(message.params.id);
          return;
        case 'save':
          await this.#document.save();
      }
    } catch (error) {
      reportFailure(error, this.#ports.log);
    }
  }

  #textEditor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document === this.#document);
  }

  #reveal(line: number): void {
    const editor = this.#textEditor();
    if (editor === undefined) return;
    this.#revealed = line;
    const start = new vscode.Position(line, 0);
    editor.selection = new vscode.Selection(start, start);
    editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async #showText({ line, character }: TextPosition): Promise<void> {
    const column = this.#textEditor()?.viewColumn ?? vscode.ViewColumn.Beside;
    const start = new vscode.Position(line, character);
    await vscode.window.showTextDocument(this.#document, {
      viewColumn: column,
      selection: new vscode.Range(start, start),
    });
  }

  async #openRecord(id: string): Promise<void> {
    const record = await this.#ports.server.call('records/get', { id });
    if (record === null) throw new Error('The record is not in this workspace any more.');
    await openRecord(record, true);
  }
}

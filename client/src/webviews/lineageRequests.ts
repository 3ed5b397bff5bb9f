import * as vscode from 'vscode';
import type { LineageFormat, LineageHostRequests } from '../../../shared/src/protocol/lineagePage.ts';
import { openRecord } from '../commands/openRecord.ts';
import type { Server } from '../languageClient.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import type { HostRequest } from './relay.ts';
import { reportFailure } from './reportFailure.ts';

type Request = Exclude<HostRequest<LineageHostRequests>, { request: 'saveState' }>;

const FORMATS: Readonly<Record<LineageFormat, { name: string; extension: string }>> = {
  svg: { name: 'SVG', extension: 'svg' },
  mermaid: { name: 'Mermaid', extension: 'mmd' },
};

/** What the lineage page asks of the editor. */
export class LineageRequests {
  readonly #server: Server;
  readonly #documents: ReadOnlyDocuments;
  readonly #log: vscode.LogOutputChannel;

  constructor(server: Server, documents: ReadOnlyDocuments, log: vscode.LogOutputChannel) {
    this.#server = server;
    this.#documents = documents;
    this.#log = log;
  }

  /** Carries out a request; a failure is shown. */
  async carryOut(message: Request): Promise<void> {
    try {
      await this.#carryOut(message);
    } catch (error) {
      reportFailure(error, this.#log);
    }
  }

  async #carryOut(message: Request): Promise<void> {
    switch (message.request) {
      case 'open':
        return openFile(message.params);
      case 'openVersion':
        return this.#openVersion(message.params);
      case 'showEffects':
        await vscode.commands.executeCommand('databits.showEffectiveness', message.params);
        return;
      case 'showRun':
        await vscode.commands.executeCommand('databits.showRun', message.params.runId);
        return;
      case 'showOutput':
        this.#log.show(true);
        return;
      case 'copy':
        return vscode.env.clipboard.writeText(message.params.text);
      case 'save':
        return save(message.params);
      case 'manageTrust':
        await vscode.commands.executeCommand('workbench.trust.manage');
    }
  }

  async #openVersion({
    id,
    contentHash,
    name,
    keepsFocus,
  }: LineageHostRequests['openVersion']): Promise<void> {
    const version = await this.#server.call('records/versionText', { id, contentHash });
    if (version === null) throw new Error('Git does not have this version any more; read the lineage again.');
    await this.#documents.show(fileName(name), 'yaml', version.text, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: keepsFocus,
      preview: true,
    });
  }
}

async function openFile({ uri, position, aside, keepsFocus }: LineageHostRequests['open']): Promise<void> {
  try {
    await openRecord({ uri, position }, aside, keepsFocus);
  } catch {
    throw new Error('The file of this record could not be opened; it may have been deleted.');
  }
}

async function save({ format, name, text }: LineageHostRequests['save']): Promise<void> {
  const { name: label, extension } = FORMATS[format];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${fileName(name)}.${extension}`;
  const uri = await vscode.window.showSaveDialog({
    title: `Save the lineage as ${label}`,
    filters: { [label]: [extension] },
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, file) }),
  });
  if (uri === undefined) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const sentence = `Saved the lineage to ${vscode.workspace.asRelativePath(uri)}.`;
  if ((await vscode.window.showInformationMessage(sentence, 'Open')) === undefined) return;
  await vscode.commands.executeCommand('vscode.open', uri);
}

/** A name that every file system takes. */
function fileName(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}., -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? 'lineage' : words.slice(0, 80);
}

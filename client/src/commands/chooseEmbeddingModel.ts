import * as vscode from 'vscode';
import type { EmbeddingChoice, ModelListEntry } from '../../../shared/src/protocol/embedding.ts';
import { checkUrl, describeKnownModel, downloadConsent, endpointConsent } from '../embedding/consent.ts';
import type { Server } from '../languageClient.ts';
import { SETTINGS_SECTION } from '../settings.ts';
import { requireTrust } from '../trust.ts';

interface ModelItem extends vscode.QuickPickItem {
  source: EmbeddingChoice['source'];
  /** Name of the known model. */
  model?: string;
  choose: () => Promise<EmbeddingChoice | undefined>;
}

/** Lets the person choose the embedding model; whatever needs a download or sends texts away asks first. */
export async function chooseEmbeddingModel(server: Server): Promise<void> {
  const { models, host } = await server.call('models/list', {});
  const items = markChosen(
    itemsOf(server, models, host),
    vscode.workspace.getConfiguration(SETTINGS_SECTION),
  );
  const item = await vscode.window.showQuickPick(items, {
    title: 'Embedding model',
    placeHolder: 'The quick model answers until the chosen one has read everything',
  });
  const choice = await item?.choose();
  if (choice !== undefined) await writeChoice(choice);
}

function itemsOf(server: Server, models: readonly ModelListEntry[], host: string): ModelItem[] {
  const fixed = (source: EmbeddingChoice['source']) => ({
    source,
    choose: () => Promise.resolve<EmbeddingChoice>({ source }),
  });
  return [
    { label: 'all-MiniLM-L6-v2', description: 'comes with the extension', ...fixed('shipped') },
    { label: 'Quick model only', description: 'fast, misses paraphrases', ...fixed('quick') },
    ...models.map((model) => ({
      label: model.name,
      source: 'download' as const,
      model: model.name,
      description: describeKnownModel(model),
      detail: model.description,
      choose: () => download(server, model, host),
    })),
    { label: '$(folder) A folder on this machine…', source: 'folder', choose: chooseFolder },
    { label: '$(cloud) An OpenAI-compatible service…', source: 'endpoint', choose: chooseEndpoint },
  ];
}

/** Says of the model in the settings that it is in use; of a folder or a service also which. */
function markChosen(
  items: readonly ModelItem[],
  settings: Pick<vscode.WorkspaceConfiguration, 'get'>,
): ModelItem[] {
  const source = settings.get<string>('embedding.model.source');
  const name = settings.get<string>('embedding.model.name');
  const place =
    source === 'folder' || source === 'endpoint'
      ? settings.get<string>(`embedding.model.${source === 'folder' ? 'folder' : 'url'}`)
      : undefined;
  return items.map((item) => {
    if (item.source !== source || (item.model !== undefined && item.model !== name)) return item;
    const parts = ['in use', place, item.description].filter((part) => part !== undefined && part !== '');
    return { ...item, description: parts.join(' · ') };
  });
}

async function download(
  server: Server,
  model: ModelListEntry,
  host: string,
): Promise<EmbeddingChoice | undefined> {
  const { name } = model;
  if (model.downloaded === undefined) {
    if (!requireTrust('Models are downloaded')) return undefined;
    const { searchable } = await server.call('index/status', {});
    const detail = downloadConsent(model, host, searchable);
    const options = { modal: true, detail };
    const agreed = await vscode.window.showInformationMessage(`Download ${name}?`, options, 'Download');
    if (agreed === undefined) return undefined;
    await downloadWithProgress(server, name);
  }
  return { source: 'download', name };
}

async function downloadWithProgress(server: Server, name: string): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Downloading ${name}`,
    cancellable: true,
  };
  await vscode.window.withProgress(options, async (progress, token) => {
    const subscriptions = [
      server.onEvent((message) => {
        const { bytes } = (message.event === 'index/status' ? message.payload.download : undefined) ?? {};
        if (bytes !== undefined) progress.report({ message: `${String(Math.round(bytes / 1_000_000))} MB` });
      }),
      token.onCancellationRequested(() => void server.call('models/cancel', {})),
    ];
    try {
      await server.call('models/download', { name, agreed: true });
    } finally {
      for (const subscription of subscriptions) subscription.dispose();
    }
  });
}

async function chooseFolder(): Promise<EmbeddingChoice | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: 'Folder with tokenizer.json and the ONNX weights',
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return folder === undefined ? undefined : { source: 'folder', folder: folder.fsPath };
}

async function chooseEndpoint(): Promise<EmbeddingChoice | undefined> {
  if (!requireTrust('An embedding service is used')) return undefined;
  const url = await vscode.window.showInputBox({
    title: 'Address of the service',
    placeHolder: 'https://api.example.com/v1',
    validateInput: checkUrl,
    ignoreFocusOut: true,
  });
  if (url === undefined) return undefined;
  const name = await vscode.window.showInputBox({
    title: 'Name of its embedding model',
    ignoreFocusOut: true,
  });
  if (name === undefined || name === '') return undefined;
  const options = { modal: true, detail: endpointConsent(url, name) };
  const agreed = await vscode.window.showWarningMessage('Send texts to this service?', options, 'Send Texts');
  if (agreed === undefined) return undefined;
  await vscode.commands.executeCommand('databits.setEmbeddingKey');
  return { source: 'endpoint', url, name, agreedUrl: url };
}

const CHOSEN = ['folder', 'name', 'url', 'agreedUrl', 'source'] as const;

/** The source comes last: until then the settings still describe the model before. */
async function writeChoice(choice: EmbeddingChoice): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  for (const name of CHOSEN) {
    await settings.update(`embedding.model.${name}`, choice[name], vscode.ConfigurationTarget.Global);
  }
}

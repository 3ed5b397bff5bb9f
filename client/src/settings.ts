import * as vscode from 'vscode';
import type { EmbeddingChoice } from '../../shared/src/protocol/embedding.ts';
import type { ServerSettings } from '../../shared/src/protocol/lsp.ts';

/** The section of our settings in VS Code. */
export const SETTINGS_SECTION = 'databits';

/** What the server gets, from the user's and the machine's settings. */
export function readServerSettings(): ServerSettings {
  const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  return {
    embeddingEnabled: settings.get<boolean>('embedding.enabled', true),
    embeddingThreads: settings.get<number>('embedding.threads', 1),
    embeddingModel: readEmbeddingChoice(settings),
    embeddingHub: settings.get<string>('embedding.hub', ''),
    modelEndpoint: readModelEndpoint() ?? '',
    maxWorkspaceProblems: settings.get<number>('diagnostics.maxWorkspaceProblems', 1000),
    diagnosticsDelay: settings.get<number>('diagnostics.delay', 150),
    inlayHints: {
      names: settings.get<boolean>('inlayHints.names', true),
      derived: settings.get<boolean>('inlayHints.derived', true),
      effectiveness: settings.get<boolean>('inlayHints.effectiveness', true),
      usage: settings.get<boolean>('inlayHints.usage', true),
      matches: settings.get<boolean>('inlayHints.matches', true),
    },
  };
}

/** The model in the settings. Empty texts and zero mean: what the model itself says. */
function readEmbeddingChoice(settings: vscode.WorkspaceConfiguration): EmbeddingChoice {
  const text = (name: string): string => settings.get<string>(`embedding.model.${name}`, '').trim();
  const pooling = text('pooling');
  const queryPrefix = settings.get<string | null>('embedding.model.queryPrefix', null);
  const passagePrefix = settings.get<string | null>('embedding.model.passagePrefix', null);
  const maximumTokens = settings.get<number>('embedding.model.maximumTokens', 0);
  return {
    source: settings.get<EmbeddingChoice['source']>('embedding.model.source', 'shipped'),
    ...given('folder', text('folder')),
    ...given('name', text('name')),
    ...given('url', text('url')),
    ...given('agreedUrl', text('agreedUrl')),
    ...given('sha256', text('sha256')),
    ...(pooling === 'mean' || pooling === 'cls' ? { pooling } : {}),
    ...(queryPrefix === null ? {} : { queryPrefix }),
    ...(passagePrefix === null ? {} : { passagePrefix }),
    ...(maximumTokens === 0 ? {} : { maximumTokens }),
  };
}

function given<K extends string>(name: K, text: string): Partial<Record<K, string>> {
  return text === '' ? {} : ({ [name]: text } as Record<K, string>);
}

/** The folder for caches that the user chose, or `undefined` for the usual one. */
export function readCacheFolder(): string | undefined {
  const folder = vscode.workspace.getConfiguration(SETTINGS_SECTION).get<string>('cacheFolder', '').trim();
  return folder === '' ? undefined : folder;
}

/** The folder for new records, relative to the workspace folder. */
export function readNewRecordsFolder(scope: vscode.Uri): string {
  return vscode.workspace
    .getConfiguration(SETTINGS_SECTION, scope)
    .get<string>('newRecords.folder', 'records');
}

/** The patterns of `files.exclude` that are on. Conditional ones (`when`) are about build outputs, not records. */
export function readExcludePatterns(): string[] {
  const patterns = vscode.workspace.getConfiguration('files').get<Record<string, unknown>>('exclude', {});
  return Object.keys(patterns).filter((pattern) => patterns[pattern] === true);
}

/** The server that models of runs go to which name none, or `undefined`. */
export function readModelEndpoint(): string | undefined {
  const url = vscode.workspace.getConfiguration(SETTINGS_SECTION).get<string>('dspy.endpoint', '').trim();
  return url === '' ? undefined : url;
}

/** Where runs are exported to in MLflow, or `undefined`. */
export function readTrackingUri(): string | undefined {
  const uri = vscode.workspace
    .getConfiguration(SETTINGS_SECTION)
    .get<string>('mlflow.trackingUri', '')
    .trim();
  return uri === '' ? undefined : uri;
}

/** The Ray cluster that runs are submitted to, by the names of variables; empty where they are carried out here. */
export function readRay(): Record<string, string> {
  const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  const text = (name: string): string => settings.get<string>(`ray.${name}`, '').trim();
  return {
    ...given('DATABITS_RAY_ADDRESS', text('address')),
    ...given('DATABITS_RAY', text('program')),
    ...given('DATABITS_RAY_PYTHON', text('python')),
  };
}

/** The Python that DSPy is set up with, or `undefined` where none is named. */
export function readPython(scope: vscode.Uri): string | undefined {
  const path = vscode.workspace
    .getConfiguration(SETTINGS_SECTION, scope)
    .get<string>('dspy.python', '')
    .trim();
  return path === '' ? undefined : path;
}

/** How many runs are carried out at once. */
export function readConcurrentRuns(): number {
  const count = vscode.workspace.getConfiguration(SETTINGS_SECTION).get<number>('runs.concurrent', 1);
  return Math.max(1, Math.floor(count));
}

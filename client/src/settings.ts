import * as vscode from 'vscode';
import type { ServerSettings } from '../../shared/src/protocol/lsp.ts';

/** The section of our settings in VS Code. */
export const SETTINGS_SECTION = 'databits';

/** What the server gets, from the user's and the machine's settings. */
export function readServerSettings(): ServerSettings {
  const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  return {
    embeddingEnabled: settings.get<boolean>('embedding.enabled', true),
    embeddingThreads: settings.get<number>('embedding.threads', 1),
    maxWorkspaceProblems: settings.get<number>('diagnostics.maxWorkspaceProblems', 1000),
    diagnosticsDelay: settings.get<number>('diagnostics.delay', 150),
  };
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

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import type { JsonObject } from '../../../../shared/src/json.ts';
import { createId } from '../../core/records/identity.ts';
import type { FeatureContext } from '../../core/workspace/context.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import type { Configurations } from './configurations.ts';
import type { EngineHost } from './engineHost.ts';
import type { HeadIds } from './headIds.ts';
import type { OpenDocuments } from './openDocuments.ts';

/** What the context of features is made from. */
export interface ContextSources {
  index: RecordIndex;
  documents: OpenDocuments;
  configurations: Configurations;
  engine: EngineHost;
  headIds: HeadIds;
  isTrusted(): boolean;
  /** The client carries out edits that delete files. */
  deletesFiles: boolean;
  diagnostics: Pick<FeatureContext, 'crossingProblems'>;
}

/** The world as language features see it, for a file. */
export function createFeatureContext(sources: ContextSources, uri: string): FeatureContext {
  const { index, documents, configurations, headIds } = sources;
  return {
    index,
    configuration: configurations.of(uri),
    readText: async (file) => documents.get(file)?.text ?? readFileText(file),
    readRecord: async (id) => openRecord(sources, id) ?? sources.engine.engine?.readRecord(id),
    usageOf: async (id, token) => {
      // Nothing else of a hover hangs on the index: without it the rest is shown.
      const asked = sources.engine.engine?.call('usage/summary', { ids: [id] }, token);
      return (await asked?.catch(() => undefined))?.examples[0];
    },
    idsInHead: (file) => Promise.resolve(sources.isTrusted() ? headIds.of(file) : undefined),
    crossingProblems: (file) => sources.diagnostics.crossingProblems(file),
    deletesFiles: sources.deletesFiles,
    newId: () => createId(Date.now(), randomBytes(16)),
    now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}

/** A record of an open buffer: newer than what the engine has. */
function openRecord({ index, documents }: ContextSources, id: string): JsonObject | undefined {
  const entry = index.byId(id)[0];
  const file = entry === undefined ? undefined : documents.get(entry.uri)?.file;
  return entry === undefined ? undefined : file?.documents[entry.document]?.value;
}

async function readFileText(uri: string): Promise<string | undefined> {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return undefined;
  try {
    return await readFile(parsed.fsPath, 'utf8');
  } catch {
    return undefined;
  }
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { InlayHintSettings } from '../../../../shared/src/protocol/lsp.ts';
import { createId } from '../../core/records/identity.ts';
import type { FeatureContext, RecordPlace } from '../../core/workspace/context.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import type { BaseVersion } from '../../core/writing/versionAfter.ts';
import type { CommitTelling } from './commitTelling.ts';
import type { Configurations } from './configurations.ts';
import type { EngineHost } from './engineHost.ts';
import { nextTurn } from './guard.ts';
import type { HeadIds } from './headIds.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { PythonSources } from './pythonSources.ts';
import type { RecordHistories } from './recordHistories.ts';
import type { WorkspaceDiagnostics } from './workspaceDiagnostics.ts';

/** What the context of features is made from. */
export interface ContextSources {
  index: RecordIndex;
  documents: OpenDocuments;
  configurations: Configurations;
  engine: EngineHost;
  headIds: HeadIds;
  python: PythonSources;
  histories: Pick<RecordHistories, 'of'>;
  commits: Pick<CommitTelling, 'tell' | 'learn'>;
  isTrusted(): boolean;
  /** True once every file of the workspace was read. */
  isComplete(): boolean;
  inlayHints: InlayHintSettings;
  /** The client carries out edits that delete files. */
  deletesFiles: boolean;
  snippetEdits: boolean;
  diagnostics: Pick<
    WorkspaceDiagnostics,
    'crossingProblems' | 'isBaseFile' | 'knownBaseVersions' | 'datasets'
  >;
}

/** The world as language features see it, for a file. */
export function createFeatureContext(sources: ContextSources, uri: string): FeatureContext {
  const { index, documents, configurations, headIds } = sources;
  return {
    index,
    python: sources.python,
    configuration: configurations.of(uri),
    isTrusted: sources.isTrusted(),
    versionOf: (file) => documents.get(file)?.version,
    knowsAllFiles: () => sources.isComplete(),
    readText: async (file) => documents.get(file)?.text ?? readFileText(file),
    readRecord: async (id) => openRecord(sources, id) ?? sources.engine.engine?.readRecord(id),
    inlayHints: sources.inlayHints,
    usagesOf: async (ids, token) => {
      // Nothing else of a hover hangs on the index: without it the rest is shown.
      const asked = sources.engine.engine?.call('usage/summary', { ids: [...ids] }, token);
      const examples = (await asked?.catch(() => undefined))?.examples ?? [];
      return new Map(examples.map((usage) => [usage.id, usage]));
    },
    countMatches: async (predicates, token) => {
      if (!sources.engine.isReady) return undefined;
      return sources.engine.engine?.countMatches(predicates, token).catch(() => undefined);
    },
    idsInHead: (file) => Promise.resolve(sources.isTrusted() ? headIds.of(file) : undefined),
    baseVersions: (records) => baseVersions(sources, records),
    isBaseFile: (file) => sources.diagnostics.isBaseFile(file),
    historyOf: (file) => sources.histories.of(file)?.records,
    tellCommit: (file, commit) => {
      const root = sources.histories.of(file)?.root;
      return root === undefined ? { age: '' } : sources.commits.tell(root, commit);
    },
    learnCommit: async (file, commit) => {
      const root = sources.histories.of(file)?.root;
      if (root !== undefined) await sources.commits.learn(root, commit);
    },
    nextTurn,
    crossingProblems: (file) => sources.diagnostics.crossingProblems(file),
    datasets: sources.diagnostics.datasets,
    deletesFiles: sources.deletesFiles,
    snippetEdits: sources.snippetEdits,
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

/** Git is asked only for records of which nobody has asked yet. */
async function baseVersions(
  { diagnostics, engine }: ContextSources,
  records: readonly RecordPlace[],
): Promise<ReadonlyMap<string, BaseVersion>> {
  const known = diagnostics.knownBaseVersions(records);
  const others = records.filter(({ id }) => !known.has(id));
  const asked = others.length === 0 ? undefined : await engine.engine?.baseVersions(others);
  return new Map([...known, ...(asked ?? [])]);
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

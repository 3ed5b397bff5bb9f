import type { EmbeddingChoice } from '../../../../shared/src/protocol/embedding.ts';
import type {
  InitializationOptions,
  InlayHintSettings,
  ServerSettings,
} from '../../../../shared/src/protocol/lsp.ts';

/** Used where a client says nothing; the client's manifest has the same. */
export const DEFAULT_SETTINGS: ServerSettings = {
  embeddingEnabled: true,
  embeddingThreads: 1,
  embeddingModel: { source: 'shipped' },
  embeddingHub: '',
  modelEndpoint: '',
  maxWorkspaceProblems: 1000,
  diagnosticsDelay: 150,
  inlayHints: { names: true, derived: true, effectiveness: true, usage: true, matches: true },
};

/** Initialization options of any client: what is missing or of a wrong type gets its default. Trust must be given. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  const given = asObject(value);
  const cacheFolder = given['cacheFolder'];
  const commands: unknown[] = Array.isArray(given['commands']) ? given['commands'] : [];
  const exclude: unknown[] = Array.isArray(given['exclude']) ? given['exclude'] : [];
  return {
    trusted: given['trusted'] === true,
    ...(typeof cacheFolder === 'string' && cacheFolder !== '' && { cacheFolder }),
    exclude: exclude.filter((pattern) => typeof pattern === 'string'),
    settings: readSettings(given['settings']),
    ...(given['pushDiagnostics'] === true && { pushDiagnostics: true }),
    ...(given['events'] === true && { events: true }),
    commands: commands.filter((name) => typeof name === 'string'),
  };
}

/** Settings of any client, with defaults for what is missing and numbers held within sensible bounds. */
export function readSettings(value: unknown): ServerSettings {
  const given = asObject(value);
  const enabled = given['embeddingEnabled'];
  return {
    embeddingEnabled: typeof enabled === 'boolean' ? enabled : DEFAULT_SETTINGS.embeddingEnabled,
    embeddingThreads: numberWithin(given['embeddingThreads'], DEFAULT_SETTINGS.embeddingThreads, 1, 64),
    embeddingModel: readEmbeddingChoice(given['embeddingModel']),
    embeddingHub: typeof given['embeddingHub'] === 'string' ? given['embeddingHub'].trim() : '',
    modelEndpoint: typeof given['modelEndpoint'] === 'string' ? given['modelEndpoint'].trim() : '',
    maxWorkspaceProblems: numberWithin(
      given['maxWorkspaceProblems'],
      DEFAULT_SETTINGS.maxWorkspaceProblems,
      0,
      100_000,
    ),
    diagnosticsDelay: numberWithin(given['diagnosticsDelay'], DEFAULT_SETTINGS.diagnosticsDelay, 0, 10_000),
    inlayHints: readInlayHints(given['inlayHints']),
  };
}

/** What is not said to be off is on. */
function readInlayHints(value: unknown): InlayHintSettings {
  const given = asObject(value);
  const isOn = (name: keyof InlayHintSettings): boolean => given[name] !== false;
  return {
    names: isOn('names'),
    derived: isOn('derived'),
    effectiveness: isOn('effectiveness'),
    usage: isOn('usage'),
    matches: isOn('matches'),
  };
}

/** The section `databits` of a settings notification. */
export function readSettingsSection(value: unknown): ServerSettings {
  return readSettings(asObject(value)['databits']);
}

const SOURCES = ['shipped', 'quick', 'folder', 'download', 'endpoint'] as const;
const CHOICE_TEXTS = [
  'folder',
  'name',
  'url',
  'agreedUrl',
  'queryPrefix',
  'passagePrefix',
  'sha256',
] as const;

/** The choice of a model by any client. What is missing or empty is left to the model; prefixes may be empty. */
export function readEmbeddingChoice(value: unknown): EmbeddingChoice {
  const given = asObject(value);
  const { pooling, maximumTokens } = given;
  const texts: Partial<Record<(typeof CHOICE_TEXTS)[number], string>> = {};
  for (const name of CHOICE_TEXTS) {
    const text = given[name];
    if (typeof text === 'string' && (text !== '' || name.endsWith('Prefix'))) texts[name] = text;
  }
  return {
    source: SOURCES.find((source) => source === given['source']) ?? 'shipped',
    ...texts,
    ...(pooling === 'mean' || pooling === 'cls' ? { pooling } : {}),
    ...(typeof maximumTokens === 'number' && maximumTokens > 0
      ? { maximumTokens: numberWithin(maximumTokens, 512, 8, 8192) }
      : {}),
  };
}

/** Properties of a value that came from outside; none where it is no object. */
export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function numberWithin(value: unknown, byDefault: number, lowest: number, highest: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return byDefault;
  return Math.min(Math.max(Math.round(value), lowest), highest);
}

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  TrackedUsage,
  TrackUsageParams,
  UsageSummary,
  UsageSummaryParams,
} from '../../../../shared/src/protocol/usage.ts';
import type { RecordDetail } from '../../../../shared/src/protocol/records.ts';
import type { ProjectConfiguration } from '../../../../shared/src/generated/records.ts';
import { normaliseId } from '../../core/records/identity.ts';
import { summariseUsage } from '../../core/usage/summariseUsage.ts';
import type { UsageEvent } from '../../core/usage/usageEvent.ts';
import { OperationalError } from '../operationalError.ts';
import { appendEvent } from './appendEvent.ts';
import { prepareUsageFolder, usageFolder } from './usageFolder.ts';
import { UsageReader, type UsageEvents } from './usageReader.ts';

const DEFAULT_LIMIT = 1000;

export interface UsageServiceOptions {
  /** Absolute paths of the workspace's folders. */
  roots: readonly string[];
  find: (id: string) => RecordDetail | undefined;
  project: () => ProjectConfiguration;
  /** Absolute path of a file: URI. */
  pathOf: (uri: string) => string;
  newId: () => string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Logs uses of examples and counts them. */
export class UsageService {
  readonly #options: UsageServiceOptions;
  readonly #reader: UsageReader;

  constructor(options: UsageServiceOptions) {
    this.#options = options;
    this.#reader = new UsageReader(options.roots);
  }

  get events(): UsageEvents {
    return this.#reader.read();
  }

  /** How often each example was used. */
  counts(): (id: string) => number {
    const counts = new Map<string, number>();
    for (const { exampleId } of this.events.events) counts.set(exampleId, (counts.get(exampleId) ?? 0) + 1);
    return (id) => counts.get(id) ?? 0;
  }

  /** Logs one use in the workspace folder of the example. Throws an OperationalError where that cannot be done. */
  track(params: TrackUsageParams): TrackedUsage {
    const { newId, now, project, pathOf } = this.#options;
    const record = this.#options.find(normaliseId(params.example));
    if (record?.kind !== 'example')
      throw new OperationalError(`No example has the id ${params.example}; nothing was logged.`);
    const root = this.#rootOf(pathOf(record.uri));
    const { usage = {} } = project();
    const writer = prepareUsageFolder(root, usage.commit === true, newId);
    const keepsQuery = params.query !== undefined && usage.queries === true;
    const event: UsageEvent = {
      eventId: newId(),
      at: new Date(now()).toISOString(),
      exampleId: record.id,
      ...(record.contentHash === '' ? {} : { contentHash: record.contentHash }),
      context: params.context,
      ...(params.run === undefined ? {} : { runId: normaliseId(params.run) }),
      ...(params.outcome === undefined ? {} : { outcome: params.outcome }),
      ...(keepsQuery ? { query: params.query ?? '' } : {}),
      writer,
    };
    const file = appendEvent(usageFolder(root), event);
    return {
      eventId: event.eventId,
      uri: pathToFileURL(file).href,
      queryKept: params.query === undefined || keepsQuery,
    };
  }

  summary({ ids, limit = DEFAULT_LIMIT }: UsageSummaryParams): UsageSummary {
    const { events, damagedLines } = this.events;
    const wanted = ids && new Set(ids.map(normaliseId));
    const chosen = wanted === undefined ? events : events.filter(({ exampleId }) => wanted.has(exampleId));
    const found = summariseUsage(chosen, this.#options.now());
    const examples = found
      .slice(0, limit)
      .map((usage) => ({ ...usage, name: this.#options.find(usage.id)?.name ?? '' }));
    return { examples, total: found.length, events: events.length, damagedLines };
  }

  #rootOf(file: string): string {
    const root = this.#options.roots.find((folder) => file.startsWith(folder + path.sep));
    if (root === undefined) throw new OperationalError(`${file} lies in no folder of the workspace.`);
    return root;
  }
}

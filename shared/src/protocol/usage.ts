/** Outcomes that `observed success` counts. */
export const USAGE_OUTCOMES = ['success', 'failure'] as const;
export type UsageOutcome = (typeof USAGE_OUTCOMES)[number];

/** Says that an example was used. Looking at a search result is no use. */
export interface TrackUsageParams {
  /** Id of the example. */
  example: string;
  /** What it was used for, for example `production` or `eval`. */
  context: string;
  /** Id of the run that used it. */
  run?: string;
  /** How the use went, where known. */
  outcome?: UsageOutcome;
  /** Text of the query; kept only where `databits.yaml` says so (`usage.queries`). */
  query?: string;
}

export interface TrackedUsage {
  /** UUIDv7 of the event. */
  eventId: string;
  /** Address of the log. */
  uri: string;
  /** False where a query was given but is not kept. */
  queryKept: boolean;
}

export interface UsageSummaryParams {
  /** Ids of examples; every used one when left out. */
  ids?: string[];
  /** Most examples, 1,000 when left out: those used most. */
  limit?: number;
}

/** Share of successes among the uses with a known outcome. */
export interface ObservedSuccess {
  successes: number;
  /** Uses with a known outcome. */
  outcomes: number;
  /** successes / outcomes. */
  rate: number;
  /** The 95 % Wilson interval. */
  low: number;
  high: number;
}

/** Use of one example by the logs: distinct events across all files. */
export interface ExampleUsage {
  id: string;
  /** Empty where no such example exists any more. */
  name: string;
  count: number;
  /** RFC 3339. */
  lastUsed: string;
  /** Uses of the last 30 days, and of the 30 days before. */
  recent: number;
  previous: number;
  /** Absent where no outcome is known. */
  observedSuccess?: ObservedSuccess;
}

export interface UsageSummary {
  /** The most used first. */
  examples: ExampleUsage[];
  /** Examples with any use. */
  total: number;
  /** Distinct events. */
  events: number;
  /** Lines that are no event, for example one that was cut by a crash. They count for nothing. */
  damagedLines: number;
}

import type { JsonObject } from '../json.ts';

/** What can be done with an execution, as the commands that do it. The page offers those that the editor has. */
export const RUN_ACTIONS = [
  'databits.cancelRun',
  'databits.resumeRun',
  'databits.rerunExactly',
  'databits.openReceipt',
  'databits.applyRunFeedback',
  'databits.draftFromRun',
  'databits.showEffectiveness',
  'databits.exportToMlflow',
] as const;
export type RunAction = (typeof RUN_ACTIONS)[number];

/** What can be done with a specification. */
export const SPECIFICATION_ACTIONS = ['databits.runSpecification', 'databits.dryRun'] as const;
export type SpecificationAction = (typeof SPECIFICATION_ACTIONS)[number];

/** Drafts an example from a row that went wrong, or what else the run found. */
export const DRAFT_ACTION = 'databits.draftFromRun';

/** Lists the examples that are nearest to a row. */
export const NEAREST_ACTION = 'databits.showInfluence';

/** Executions that are compared at most. */
export const MOST_COMPARED = 12;

/** What the page of runs may ask of the editor itself. */
export interface RunsHostRequests {
  /** Carries out a command about an execution. */
  runAction: { action: RunAction; runId: string };
  /** Carries out a command about a specification; the editor asks before a run is started. */
  specificationAction: { action: SpecificationAction; specId: string };
  /** Drafts an example from a row of a trial. */
  draft: { runId: string; trial: number; row: string };
  /** Lists the examples of a run that are nearest to a row. */
  nearest: { runId: string; row: string };
  /** Writes a new specification as an edit that the user sees, and opens it. */
  create: { value: JsonObject };
  /** Shows a record in its file. */
  openRecord: { id: string };
  copy: { text: string };
  manageTrust: Record<string, never>;
  saveState: { state: RunsView };
}

/** The parts of the page. */
export const RUNS_PARTS = ['overview', 'launcher', 'run', 'comparison'] as const;
export type RunsPart = (typeof RUNS_PARTS)[number];

/** The parts of what an execution came to. */
export const RESULT_PARTS = ['scores', 'trials', 'examples', 'prompt', 'effects', 'receipt'] as const;
export type ResultPart = (typeof RESULT_PARTS)[number];

/** How runs are looked at; nothing that the host can recompute. */
export interface RunsView {
  shows: RunsPart;
  /** The executions that are shown: one, or those that are compared. */
  runIds: string[];
  /** Narrows the overview: words of names, optimizers and states. */
  filter: string;
  part: ResultPart;
  /** The specification that is to be started; none while a new one is written. */
  specId?: string;
  /** The new specification as far as it is filled in. */
  draft: JsonObject;
}

export interface RunsPageState {
  isTrusted: boolean;
  /** False while nobody sees the page: it asks nothing then. */
  isVisible: boolean;
  /** Commands that the editor has, of those that the page offers. */
  commands: string[];
  /** Grows when the page shall ask again. */
  change: number;
  view: RunsView;
}

/** The page before anybody chose anything. */
export const FIRST_RUNS_VIEW: RunsView = {
  shows: 'overview',
  runIds: [],
  filter: '',
  part: 'scores',
  draft: {},
};

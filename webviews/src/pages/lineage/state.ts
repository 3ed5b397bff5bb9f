import type { ApiError } from '../../../../shared/src/protocol/api.ts';
import {
  FIRST_LINEAGE_VIEW,
  type LineageRoot,
  type LineageView,
} from '../../../../shared/src/protocol/lineagePage.ts';
import type { LineageModel } from './graph/lineageModel.ts';
import type { VisibleGraph } from './graph/visibleGraph.ts';
import type { Layout } from './layout/layout.ts';

/** What can be drawn. */
export interface Drawn {
  model: LineageModel;
  /** The view that it was drawn for. */
  view: LineageView;
  graph: VisibleGraph;
  layout: Layout;
  /** Nodes that are lit; all where it is absent. */
  lit: ReadonlySet<string> | undefined;
}

/** Everything the page shows. The page is a function of it. */
export interface LineageState {
  root: LineageRoot | undefined;
  view: LineageView;
  isTrusted: boolean;
  /** `reading`: something is shown already, and git's history is being read. */
  phase: 'empty' | 'loading' | 'reading' | 'shown' | 'failed' | 'cancelled';
  /** Milliseconds since the question was asked, while it is answered. */
  loadingFor: number;
  error: ApiError | undefined;
  drawn: Drawn | undefined;
  selected: string | undefined;
  /** What is looked for in the graph, and what was found, from left to right. */
  query: string;
  matches: readonly string[];
  matchAt: number;
  /** A short sentence about what was just done, for eyes and screen readers. */
  notice: string;
  /** How often one can go back. */
  steps: number;
  showsFilters: boolean;
}

/** Nothing is looked for in the graph. */
export const NO_SEARCH = { query: '', matches: [], matchAt: 0 } satisfies Partial<LineageState>;

/** The page before anything is known. */
export const INITIAL_STATE: LineageState = {
  root: undefined,
  view: FIRST_LINEAGE_VIEW,
  isTrusted: true,
  phase: 'empty',
  loadingFor: 0,
  error: undefined,
  drawn: undefined,
  selected: undefined,
  ...NO_SEARCH,
  notice: '',
  steps: 0,
  showsFilters: false,
};

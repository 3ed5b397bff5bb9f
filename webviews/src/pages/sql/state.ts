import type { ApiError } from '../../../../shared/src/protocol/api.ts';
import type { SqlOpened, SqlProblem, SqlSort } from '../../../../shared/src/protocol/sql.ts';
import type { SqlView } from '../../../../shared/src/protocol/webview.ts';
import type { CellPlace } from '../../grid/gridRow.ts';

/** Everything the page shows. The page is a function of it. */
export interface ResultState {
  sql: string;
  phase: 'idle' | 'running' | 'shown' | 'refused' | 'failed' | 'cancelled';
  /** Milliseconds since the query was started, while it runs. */
  runningFor: number;
  /** How far the tables are that the query waits for, in records. */
  filling: { done: number; total: number } | undefined;
  /** The result on screen: of this query, or while one runs, of the one before. */
  opened: SqlOpened | undefined;
  /** What is wrong with the statement. */
  problem: SqlProblem | undefined;
  error: ApiError | undefined;
  /** A short sentence about what was just done, for eyes and screen readers. */
  notice: string;
  sort: SqlSort | undefined;
  view: SqlView;
  active: CellPlace;
  /** The inspector of the chosen cell is open. */
  inspects: boolean;
}

/** The page before anything is known. */
export const INITIAL_STATE: ResultState = {
  sql: '',
  phase: 'idle',
  runningFor: 0,
  filling: undefined,
  opened: undefined,
  problem: undefined,
  error: undefined,
  notice: '',
  sort: undefined,
  view: { shows: 'table' },
  active: { row: 0, column: 0 },
  inspects: false,
};

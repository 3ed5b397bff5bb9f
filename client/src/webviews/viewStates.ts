import {
  MAP_TOOLS,
  type MapViewState,
  type TableColumn,
  type ViewStates,
} from '../../../shared/src/protocol/browserViews.ts';
import { MAP_METHODS } from '../../../shared/src/protocol/neighbours.ts';
import { isFields, type Fields } from './fields.ts';

/** Limits of what is kept: more is no arrangement of ours. */
const MOST_COLUMNS = 60;
const LONGEST_PATH = 200;
const WIDEST = 4000;

/** Reads what one view keeps into the states; leaves out what is none. */
type Reader = (value: Fields, into: ViewStates) => void;

/** How the arrangement of each view is read. */
const READERS: Readonly<Record<keyof ViewStates, Reader>> = {
  table: ({ columns }, into) => {
    if (!Array.isArray(columns) || columns.length > MOST_COLUMNS || !columns.every(isTableColumn)) return;
    const read = columns.map(({ path, width }) => ({ path, ...(width === undefined ? {} : { width }) }));
    into.table = { columns: read };
  },
  map: (value, into) => {
    into.map = readMap(value);
  },
  duplicates: ({ threshold, acrossFunctions }, into) => {
    into.duplicates = {
      ...(isNumber(threshold, 0, 1) ? { threshold } : {}),
      ...(typeof acrossFunctions === 'boolean' ? { acrossFunctions } : {}),
    };
  },
  outliers: ({ by, scope }, into) => {
    into.outliers = {
      ...(by === 'distance' || by === 'label' ? { by } : {}),
      ...(scope === 'function' || scope === 'all' ? { scope } : {}),
    };
  },
};

/** Reads what the views keep over a reload; what is not exactly that is left out, view by view. */
export function readViewStates(value: unknown): ViewStates | undefined {
  if (!isFields(value)) return undefined;
  const states: ViewStates = {};
  for (const [view, read] of Object.entries(READERS)) {
    const state = value[view];
    if (isFields(state)) read(state, states);
  }
  return states;
}

function readMap({ method, colour, tool, place }: Fields): MapViewState {
  const knownMethod = MAP_METHODS.find((known) => known === method);
  const knownTool = MAP_TOOLS.find((known) => known === tool);
  const { x, y, zoom } = isFields(place) ? place : {};
  const isPlace = isNumber(x, -1, 2) && isNumber(y, -1, 2) && isNumber(zoom, 0.1, 1000);
  return {
    ...(knownMethod === undefined ? {} : { method: knownMethod }),
    ...(typeof colour === 'string' && colour.length <= LONGEST_PATH ? { colour } : {}),
    ...(knownTool === undefined ? {} : { tool: knownTool }),
    ...(isPlace ? { place: { x, y, zoom } } : {}),
  };
}

function isNumber(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high;
}

function isTableColumn(value: unknown): value is TableColumn {
  if (!isFields(value)) return false;
  const { path, width } = value;
  if (typeof path !== 'string' || path === '' || path.length > LONGEST_PATH) return false;
  return width === undefined || (typeof width === 'number' && width > 0 && width <= WIDEST);
}

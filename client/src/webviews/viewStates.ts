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

/** Reads what one view keeps; `undefined` for what is none. */
type Reader<V extends keyof ViewStates> = (value: Fields) => ViewStates[V] | undefined;

/** How the arrangement of each view is read; `undefined` for what is none. */
const READERS: { readonly [V in keyof Required<ViewStates>]: Reader<V> } = {
  table: ({ columns }) =>
    Array.isArray(columns) && columns.length <= MOST_COLUMNS && columns.every(isTableColumn)
      ? { columns: columns.map(({ path, width }) => ({ path, ...(width === undefined ? {} : { width }) })) }
      : undefined,
  map: readMap,
  duplicates: ({ threshold, acrossFunctions }) => ({
    ...(isNumber(threshold, 0, 1) ? { threshold } : {}),
    ...(typeof acrossFunctions === 'boolean' ? { acrossFunctions } : {}),
  }),
  outliers: ({ by, scope }) => ({
    ...(by === 'distance' || by === 'label' ? { by } : {}),
    ...(scope === 'function' || scope === 'all' ? { scope } : {}),
  }),
};

/** Reads what the views keep over a reload; what is not exactly that is left out, view by view. */
export function readViewStates(value: unknown): ViewStates | undefined {
  if (!isFields(value)) return undefined;
  const states: ViewStates = {};
  for (const view of Object.keys(READERS)) if (isView(view)) readInto(states, view, value[view]);
  return states;
}

function readInto<V extends keyof ViewStates>(states: Pick<ViewStates, V>, view: V, state: unknown): void {
  const known = isFields(state) ? READERS[view](state) : undefined;
  if (known !== undefined) states[view] = known;
}

function isView(name: string): name is keyof ViewStates {
  return Object.hasOwn(READERS, name);
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

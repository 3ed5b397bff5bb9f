import { numeral } from '../../../../shared/src/counted.ts';
import type { SqlColumn, SqlValue } from '../../../../shared/src/protocol/sql.ts';
import { isNumberType, isStructuredType, isTimeType } from '../../../../shared/src/protocol/sqlTypes.ts';
import { sqlCellText } from '../../../../shared/src/protocol/sqlText.ts';

export const CHART_TYPES = ['bar', 'line', 'scatter', 'histogram'] as const;
export type ChartType = (typeof CHART_TYPES)[number];

export const AGGREGATES = ['sum', 'mean', 'count'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** What is drawn: positions of columns; −1 where the chart has no such axis. */
export interface ChartChoice {
  type: ChartType;
  x: number;
  y: number;
  /** What a bar makes of the rows of its category. */
  aggregate: Aggregate;
}

/** What a column can stand for in a chart. */
export type ColumnRole = 'number' | 'time' | 'category' | 'none';

/** Points of a chart, ready to be drawn. */
export interface ChartPoints {
  /** Categories of bars and bins; for the other types, points in time or numbers. */
  labels: string[];
  /** A value for each label, or points. */
  values: number[];
  /** For lines and scatters. */
  points: { x: number; y: number }[];
  /** What is left out: a sentence, or empty. */
  leftOut: string;
}

/** Bars that can be told apart. */
export const MOST_BARS = 50;
const MOST_BINS = 40;

/** The role of a column, by its type. Ids are categories that say nothing, so they come last (see `chooseChart`). */
export function roleOf({ type }: SqlColumn): ColumnRole {
  if (isNumberType(type)) return 'number';
  if (isTimeType(type)) return 'time';
  return isStructuredType(type) ? 'none' : 'category';
}

/** The chart that the columns ask for; `undefined` where nothing can be drawn. */
export function chooseChart(columns: readonly SqlColumn[]): ChartChoice | undefined {
  const find = (role: ColumnRole): number =>
    columns.findIndex((column) => roleOf(column) === role && !isIdentity(column.name));
  const [time, category, number] = [find('time'), find('category'), find('number')];
  const second = columns.findIndex(
    (column, at) => at > number && roleOf(column) === 'number' && !isIdentity(column.name),
  );
  if (number >= 0 && time >= 0) return { type: 'line', x: time, y: number, aggregate: 'sum' };
  if (number >= 0 && category >= 0) return { type: 'bar', x: category, y: number, aggregate: 'sum' };
  if (number >= 0 && second >= 0) return { type: 'scatter', x: number, y: second, aggregate: 'sum' };
  if (number >= 0) return { type: 'histogram', x: number, y: -1, aggregate: 'count' };
  const counted = category >= 0 ? category : time;
  return counted < 0 ? undefined : { type: 'bar', x: counted, y: -1, aggregate: 'count' };
}

/** The columns that can stand on an axis of a chart. */
export function columnsFor(type: ChartType, axis: 'x' | 'y', columns: readonly SqlColumn[]): number[] {
  const fits = (role: ColumnRole): boolean => {
    if (axis === 'y' || type === 'histogram') return role === 'number';
    if (type === 'bar') return role !== 'none';
    return role === 'number' || role === 'time';
  };
  return columns.flatMap((column, at) => (fits(roleOf(column)) ? [at] : []));
}

/** The same choice with another type: axes that do not fit it are chosen anew. `undefined` where none fits. */
export function withType(
  choice: ChartChoice,
  type: ChartType,
  columns: readonly SqlColumn[],
): ChartChoice | undefined {
  const pick = (axis: 'x' | 'y', current: number, other: number): number | undefined => {
    const possible = columnsFor(type, axis, columns);
    return possible.includes(current) && current !== other
      ? current
      : (possible.find((at) => at !== other) ?? possible[0]);
  };
  const x = pick('x', choice.x, -1);
  if (x === undefined) return undefined;
  if (type === 'histogram') return { type, x, y: -1, aggregate: 'count' };
  const y = pick('y', choice.y, x);
  if (y === undefined && type !== 'bar') return undefined;
  const aggregate = y === undefined ? 'count' : choice.aggregate;
  return { type, x, y: y ?? -1, aggregate };
}

/** Points for rows of two values, x and y. What is NULL or no number is left out and counted. */
export function chartPoints(
  choice: ChartChoice,
  rows: readonly (readonly [SqlValue, SqlValue])[],
  xRole: ColumnRole,
): ChartPoints {
  if (choice.type === 'bar') return bars(choice.aggregate, rows);
  if (choice.type === 'histogram') return histogram(rows.map(([x]) => numberOf(x)));
  const all = rows.map(([x, y]) => ({ x: xRole === 'time' ? timeOf(x) : numberOf(x), y: numberOf(y) }));
  const points = all.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (choice.type === 'line') points.sort((a, b) => a.x - b.x);
  return { labels: [], values: [], points, leftOut: withoutValue(all.length - points.length) };
}

function bars(aggregate: Aggregate, rows: readonly (readonly [SqlValue, SqlValue])[]): ChartPoints {
  const groups = new Map<string, { sum: number; numbers: number; rows: number }>();
  for (const [x, y] of rows) {
    const label = x === null ? 'NULL' : sqlCellText(x);
    const group = groups.get(label) ?? { sum: 0, numbers: 0, rows: 0 };
    const value = numberOf(y);
    if (Number.isFinite(value)) {
      group.sum += value;
      group.numbers += 1;
    }
    group.rows += 1;
    groups.set(label, group);
  }
  const shown = [...groups].slice(0, MOST_BARS);
  const values = shown.map(([, { sum, numbers, rows: counted }]) =>
    aggregate === 'count' ? counted : aggregate === 'sum' ? sum : numbers === 0 ? 0 : sum / numbers,
  );
  const rest = groups.size - shown.length;
  const leftOut =
    rest > 0 ? `The first ${String(MOST_BARS)} of ${numeral(groups.size)} values are shown.` : '';
  return { labels: shown.map(([label]) => label), values, points: [], leftOut };
}

/** Bins of one width between the smallest and the largest value; their number is the square root of the count (at most 40). */
function histogram(numbers: readonly number[]): ChartPoints {
  const finite = numbers.filter(Number.isFinite);
  const leftOut = withoutValue(numbers.length - finite.length);
  if (finite.length === 0) return { labels: [], values: [], points: [], leftOut };
  const low = finite.reduce((a, b) => Math.min(a, b));
  const high = finite.reduce((a, b) => Math.max(a, b));
  const bins = high === low ? 1 : Math.min(MOST_BINS, Math.max(1, Math.ceil(Math.sqrt(finite.length))));
  const width = (high - low) / bins || 1;
  const values = new Array<number>(bins).fill(0);
  for (const value of finite) {
    const bin = Math.min(bins - 1, Math.floor((value - low) / width));
    values[bin] = (values[bin] ?? 0) + 1;
  }
  const edge = (at: number): string => Number((low + at * width).toPrecision(4)).toLocaleString('en-US');
  const labels = values.map((_value, at) => (bins === 1 ? edge(0) : `${edge(at)} – ${edge(at + 1)}`));
  return { labels, values, points: [], leftOut };
}

function withoutValue(left: number): string {
  if (left === 0) return '';
  return `${numeral(left)} ${left === 1 ? 'row has' : 'rows have'} no value to draw.`;
}

function numberOf(value: SqlValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}

/** Milliseconds since 1970 of DuckDB's `2026-03-04 09:30:00+00`. */
function timeOf(value: SqlValue): number {
  if (typeof value !== 'string') return NaN;
  const [, day, clock = '00:00:00', zone = '+00'] =
    /^(\d{4}-\d\d-\d\d)(?:[ T]([\d:.]+))?([+-]\d\d(?::\d\d)?)?$/.exec(value) ?? [];
  if (day === undefined) return NaN;
  return Date.parse(`${day}T${clock.slice(0, 12)}${zone.length === 3 ? `${zone}:00` : zone}`);
}

/** Ids and lines are numbers and texts that say nothing on an axis. */
function isIdentity(name: string): boolean {
  return /(^|_)(id|hash|uri|path|line|column)$/i.test(name);
}

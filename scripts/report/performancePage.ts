import { markdownTable } from './markdownTable.ts';
import { performanceCharts } from './performanceCharts.ts';
import { FIGURE_KINDS, keepsBudget, type FigureKind } from './performanceFigures.ts';
import {
  figuresOf,
  numberOf,
  type Comparison,
  type Figure,
  type PartResult,
  type PerformanceResults,
} from './performanceResults.ts';
import { readable } from './chartFrame.ts';

/** The command that stands in the marks of docs/performance.md. */
export const PERFORMANCE_COMMAND = 'npm run bench -- performance';

/** The part of docs/performance.md that is made from the results: charts, verdicts, tables. */
export function performancePart(results: PerformanceResults): string {
  const charts = performanceCharts(results).map(({ file, title }) => `![${title}](images/${file})`);
  const sizes = Object.keys(results.sizes);
  return [...charts, missedBudgets(results), ...sizes.map((size) => sizeSection(results, size))].join('\n\n');
}

/** What the terminal shows of one size. */
export function sizeSection(results: PerformanceResults, size: string): string {
  const parts = results.sizes[size] ?? {};
  return [
    `## ${readable(Number(size))} records`,
    runTable(parts),
    ...figureTables(figuresOf(results, size), parts),
    ...comparisonTables(parts),
  ].join('\n\n');
}

/** The budgets that were missed, of all sizes up to the one that they are for, and beyond. */
function missedBudgets(results: PerformanceResults): string {
  const rows = Object.keys(results.sizes).flatMap((size) => {
    const figures = figuresOf(results, size);
    return FIGURE_KINDS.flatMap((kind) => {
      const value = numberOf(figures[kind.id]);
      if (value === undefined || keepsBudget(kind, value) !== false) return [];
      return [[readable(Number(size)), kind.what, shown(figures[kind.id], kind), budgetOf(kind)]];
    });
  });
  const title = '## Missed budgets\n\n';
  if (rows.length === 0) return `${title}None.`;
  return title + markdownTable(['records', 'what', 'measured', 'budget'], rows);
}

function figureTables(
  figures: Readonly<Record<string, Figure>>,
  parts: Readonly<Record<string, PartResult>>,
): string[] {
  const groups = Map.groupBy(FIGURE_KINDS, ({ group }) => group);
  const notMeasured: Figure = { missing: Object.keys(parts).length === 0 ? '' : 'not measured' };
  return [...groups].flatMap(([group, kinds]) => {
    if (kinds.every(({ id }) => figures[id] === undefined)) return [`### ${group}\n\nNot measured.`];
    const rows = kinds.map((kind) => {
      const figure = figures[kind.id] ?? notMeasured;
      return [kind.what, shown(figure, kind), budgetOf(kind), verdict(kind, figure)];
    });
    return [`### ${group}\n\n${markdownTable(['what', 'measured', 'budget', ''], rows)}`];
  });
}

function comparisonTables(parts: Readonly<Record<string, PartResult>>): string[] {
  const all = Object.values(parts);
  const subjects = Map.groupBy(
    all.flatMap(({ comparisons }) => comparisons),
    ({ subject }) => subject,
  );
  const tables = [...subjects].map(([subject, rows]) => {
    const head = ['engine', 'admitted', 'p50 ms', 'p95 ms', 'recall@10', 'filled in'];
    const title = `### ${subject === 'vectors' ? 'The ten nearest vectors' : 'Keywords'}, in one process`;
    return `${title}\n\n${markdownTable(head, rows.map(comparisonRow))}`;
  });
  const notRun = all.flatMap((part) => Object.entries(part.notRun));
  const list = notRun.map(([name, reason]) => `- ${name}: ${reason}`).join('\n');
  return notRun.length === 0 ? tables : [...tables, `Not run:\n\n${list}`];
}

function comparisonRow({ engine, admitted, p50, p95, recall, filled }: Comparison): string[] {
  const found = recall === undefined ? '' : recall.toFixed(4);
  return [engine, `${admitted} %`, readable(p50), readable(p95), found, `${readable(filled / 1000)} s`];
}

function runTable(parts: Readonly<Record<string, PartResult>>): string {
  const rows = Object.entries(parts).map(([part, { date, commit, load, machine, seconds }]) => [
    part,
    date.slice(0, 16).replace('T', ' '),
    commit,
    `${load.before.toFixed(1)} → ${load.after.toFixed(1)}`,
    `${readable(seconds)} s`,
    `${machine.cores} × ${machine.processor}, ${machine.memory} GB, ${machine.system}, Node ${machine.node}`,
  ]);
  return markdownTable(['part', 'measured (UTC)', 'commit', 'load', 'took', 'machine'], rows);
}

function shown(figure: Figure | undefined, { unit }: FigureKind): string {
  if (figure === undefined) return '';
  const suffix = unit === 'count' || unit === 'share' ? '' : ` ${unit}`;
  const text = unit === 'share' ? (value: number): string => value.toFixed(4) : readable;
  if (typeof figure === 'number') return `${text(figure)}${suffix}`;
  if ('missing' in figure) return figure.missing;
  return `${text(figure.p50)} / ${text(figure.p95)}${suffix}`;
}

function budgetOf({ most, least, unit }: FigureKind): string {
  const suffix = unit === 'count' || unit === 'share' ? '' : ` ${unit}`;
  if (most !== undefined) return `≤ ${readable(most)}${suffix}`;
  return least === undefined ? '' : `≥ ${readable(least)}${suffix}`;
}

function verdict(kind: FigureKind, figure: Figure): string {
  const value = numberOf(figure);
  const keeps = value === undefined ? undefined : keepsBudget(kind, value);
  return keeps === undefined ? '' : keeps ? 'kept' : '**missed**';
}

import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SqlColumn, SqlValue } from '../../shared/src/protocol/sql.ts';
import {
  chartPoints,
  chooseChart,
  MOST_BARS,
  withType,
  type ChartChoice,
} from '../../webviews/src/pages/sql/chartData.ts';
import { eventually } from './support/eventually.ts';
import { answerOf, FakeSqlServer, SqlPageBrowser, wideAnswer } from './support/sqlPage.ts';

const columnsOf = (...columns: [name: string, type: string][]): SqlColumn[] =>
  columns.map(([name, type]) => ({ name, type }));

describe('the chart that columns ask for', () => {
  const cases: [columns: [string, string][], expected: string][] = [
    [
      [
        ['day', 'DATE'],
        ['n', 'BIGINT'],
      ],
      'line 0 1',
    ],
    [
      [
        ['function_name', 'VARCHAR'],
        ['n', 'BIGINT'],
      ],
      'bar 0 1',
    ],
    [
      [
        ['a', 'DOUBLE'],
        ['b', 'DECIMAL(5,2)'],
      ],
      'scatter 0 1',
    ],
    [[['quality', 'DOUBLE']], 'histogram 0 -1'],
    [[['status', 'VARCHAR']], 'bar 0 -1'],
    [
      [
        ['id', 'VARCHAR'],
        ['name', 'VARCHAR'],
        ['line', 'INTEGER'],
        ['quality', 'DOUBLE'],
      ],
      'bar 1 3',
    ],
    [
      [
        ['input', 'JSON'],
        ['tags', 'VARCHAR[]'],
      ],
      'none',
    ],
  ];
  test.each(cases)('%j', (columns, expected) => {
    const choice = chooseChart(columnsOf(...columns));
    expect(choice === undefined ? 'none' : `${choice.type} ${String(choice.x)} ${String(choice.y)}`).toBe(
      expected,
    );
  });

  test('another type keeps the axes that fit it', () => {
    const columns = columnsOf(['day', 'DATE'], ['n', 'BIGINT'], ['q', 'DOUBLE']);
    const line: ChartChoice = { type: 'line', x: 0, y: 2, aggregate: 'sum' };
    expect(withType(line, 'scatter', columns)).toMatchObject({ x: 0, y: 2 });
    expect(withType(line, 'histogram', columns)).toMatchObject({ x: 1, y: -1 });
    expect(withType(line, 'line', columnsOf(['a', 'VARCHAR']))).toBeUndefined();
    expect(withType(line, 'bar', columnsOf(['a', 'VARCHAR']))).toMatchObject({
      x: 0,
      y: -1,
      aggregate: 'count',
    });
  });
});

describe('points', () => {
  const pairs: [SqlValue, SqlValue][] = [
    ['a', 1],
    ['b', '2.5'],
    ['a', null],
    [null, 4],
  ];
  const bars = (aggregate: ChartChoice['aggregate']): number[] =>
    chartPoints({ type: 'bar', x: 0, y: 1, aggregate }, pairs, 'category').values;

  test('bars sum, average and count the rows of a category; NULL is one', () => {
    expect(chartPoints({ type: 'bar', x: 0, y: 1, aggregate: 'sum' }, pairs, 'category').labels).toEqual([
      'a',
      'b',
      'NULL',
    ]);
    expect([bars('sum'), bars('mean'), bars('count')]).toEqual([
      [1, 2.5, 4],
      [1, 2.5, 4],
      [2, 1, 1],
    ]);
  });

  test('too many categories are cut, and it is said', () => {
    const many = Array.from({ length: 1200 }, (_, at): [SqlValue, SqlValue] => [`c${String(at)}`, 1]);
    const points = chartPoints({ type: 'bar', x: 0, y: 1, aggregate: 'sum' }, many, 'category');
    expect([points.labels.length, points.leftOut]).toEqual([
      MOST_BARS,
      'The first 50 of 1,200 values are shown.',
    ]);
  });

  test('a line goes through time in order; what has no value is counted', () => {
    const rows: [SqlValue, SqlValue][] = [
      ['2026-03-02 00:00:00+00', 2],
      ['2026-03-01', 1],
      ['2026-03-01 02:00:00+02', 3],
      [null, 4],
      ['2026-03-03 10:00:00.123456', null],
    ];
    const { points, leftOut } = chartPoints({ type: 'line', x: 0, y: 1, aggregate: 'sum' }, rows, 'time');
    expect(points.map(({ x, y }) => [new Date(x).toISOString().slice(0, 10), y])).toEqual([
      ['2026-03-01', 1],
      ['2026-03-01', 3],
      ['2026-03-02', 2],
    ]);
    expect(leftOut).toBe('2 rows have no value to draw.');
  });

  test('every number is in exactly one bin of a histogram', () => {
    const number = fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 }));
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        const rows = numbers.map((value): [SqlValue, SqlValue] => [value, null]);
        const { values } = chartPoints(
          { type: 'histogram', x: 0, y: -1, aggregate: 'count' },
          rows,
          'number',
        );
        expect(values.reduce((a, b) => a + b, 0)).toBe(numbers.filter((value) => value !== null).length);
      }),
    );
  });
});

describe('on the page', () => {
  let browser: SqlPageBrowser;
  beforeAll(async () => {
    browser = await SqlPageBrowser.start();
  });
  afterEach(() => browser.closePages());
  afterAll(() => browser.stop());

  test('a chart is drawn under the security policy, says what it shows, and changes with the pickers', async () => {
    const rows: SqlValue[][] = [
      ['classify_request', 120, 0.9],
      ['draft_reply', 80, 0.7],
    ];
    const answer = answerOf(
      [
        ['function_name', 'VARCHAR'],
        ['n', 'BIGINT'],
        ['quality', 'DOUBLE'],
      ],
      rows,
    );
    const { page, complaints, requests } = await browser.open(new FakeSqlServer(answer));
    await page.getByRole('button', { name: 'Chart' }).click();
    const image = page.getByRole('img');
    await eventually(() => image.getAttribute('aria-label')).toBe(
      'Bar chart of sum of n by function_name with 2 bars. Largest: classify_request, 120. The table has the values.',
    );
    const drawn = (): Promise<number> =>
      page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return new Set(data).size;
      });
    await eventually(drawn).toBeGreaterThan(3);
    await page.getByLabel('Type', { exact: true }).selectOption('scatter');
    await eventually(() => image.getAttribute('aria-label')).toBe(
      'Scatter chart of quality by n with 2 points. The table has the values.',
    );
    await page.getByLabel('Type', { exact: true }).selectOption('histogram');
    await page.getByLabel('X', { exact: true }).selectOption('quality');
    await eventually(() => image.getAttribute('aria-label')).toMatch(
      /^Histogram of rows by quality with 2 bars/,
    );
    expect(requests.map(({ request }) => request)).toEqual(['saveState']);
    expect(complaints).toEqual([]);
  });

  test('a large result is drawn from its first rows, fetched in parts of two columns', async () => {
    const { page, server } = await browser.open(new FakeSqlServer(wideAnswer(60_000)), { shows: 'chart' });
    await eventually(() => page.locator('.chart-note').innerText()).toMatch(/first 20,000 rows are drawn/);
    await page.getByRole('img', { name: /20000 points/ }).waitFor();
    // The first screen of the table, and four parts for the chart.
    expect(server.count('sql/rows')).toBeLessThanOrEqual(6);
    expect(server.largest).toBeLessThan(500_000);
  });
});

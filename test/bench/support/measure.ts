/** Number of records, DATABITS_BENCH_SIZE or 10,000. */
export function benchSize(): number {
  const size = Number(process.env['DATABITS_BENCH_SIZE'] ?? '10000');
  if (!Number.isInteger(size) || size < 1)
    throw new Error('DATABITS_BENCH_SIZE has to be a whole number above 0.');
  return size;
}

export interface Quantiles {
  p50: number;
  p95: number;
}

/** Milliseconds of each call, as quantiles. One call before does not count. */
export async function timeEach<T>(inputs: readonly T[], call: (input: T) => unknown): Promise<Quantiles> {
  const [first] = inputs;
  if (first !== undefined) await call(first);
  const times: number[] = [];
  for (const input of inputs) {
    const start = performance.now();
    await call(input);
    times.push(performance.now() - start);
  }
  return quantiles(times);
}

/** Median and 95th percentile. */
export function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Milliseconds of one call. */
export async function timeOnce(call: () => unknown): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

export function milliseconds(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

/** Prints a Markdown table with aligned columns. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const lines = [
    `\n## ${title}\n`,
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

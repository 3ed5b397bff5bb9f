/** Colours that can be told apart without seeing red or green (Okabe and Ito, 2008), for both grounds. */
export const SERIES_COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#8a8a8a'];

const STYLE = `
  .ground { fill: #ffffff } text { fill: #24292f; font: 12px system-ui, sans-serif }
  .title { font-size: 14px; font-weight: 600 } .quiet { fill: #57606a }
  .rule { stroke: #d0d7de } .budget { stroke: #24292f; stroke-dasharray: 6 4 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } text { fill: #e6edf3 } .quiet { fill: #9198a1 }
    .rule { stroke: #30363d } .budget { stroke: #e6edf3 }
  }`;

/** A scale of powers of ten: values above 0 → places between `from` and `to`. */
export interface LogScale {
  at(value: number): number;
  /** The powers of ten that it shows. */
  readonly ticks: readonly number[];
}

/** A scale that shows the given values, from a power of ten to a power of ten. */
export function logScale(values: readonly number[], from: number, to: number): LogScale {
  const logs = values.filter((value) => value > 0).map((value) => Math.log10(value));
  const low = Math.floor(Math.min(...logs));
  const high = Math.max(low + 1, Math.ceil(Math.max(...logs)));
  const at = (value: number): number =>
    from + ((Math.log10(Math.max(value, 10 ** low)) - low) / (high - low)) * (to - from);
  return { at, ticks: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)) };
}

/** An SVG picture with a ground of its own, so that it can be read on light and dark pages. */
export function picture(title: string, width: number, height: number, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escape(title)}</title>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="6"/>`,
    `<text class="title" x="16" y="26">${escape(title)}</text>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

export function label(x: number, y: number, text: string, anchor = 'start', style = ''): string {
  return `<text x="${place(x)}" y="${place(y)}" text-anchor="${anchor}"${style === '' ? '' : ` class="${style}"`}>${escape(text)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, style: string): string {
  return `<line x1="${place(x1)}" y1="${place(y1)}" x2="${place(x2)}" y2="${place(y2)}" class="${style}"/>`;
}

/** A number as people read it: three digits that count, and thousands apart. */
export function readable(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en-US');
  return value === 0 ? '0' : String(Number(value.toPrecision(3)));
}

/** Places to a tenth, so that the file does not change with the last digit of a computation. */
export function place(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

import { label, line, logScale, picture, place, readable, SERIES_COLOURS } from './chartFrame.ts';

export interface BarGroup {
  name: string;
  bars: readonly { name: string; value: number; note?: string }[];
}

const WIDTH = 760;
const PLOT = { left: 250, right: 620, top: 48 };
const BAR = 18;
const GROUP = 26;

/** Bars of one unit on a scale of powers of ten, grouped; the same name has the same colour in every group. */
export function barChart(title: string, unit: string, groups: readonly BarGroup[]): string {
  const all = groups.flatMap(({ bars }) => bars);
  const values = all.map(({ value }) => value);
  const x = logScale(values, PLOT.left, PLOT.right);
  const names = [...new Set(all.map(({ name }) => name))];
  const bottom = PLOT.top + groups.reduce((sum, { bars }) => sum + GROUP + bars.length * BAR, 0) + 6;
  const parts = x.ticks.flatMap((tick) => [
    line(x.at(tick), PLOT.top, x.at(tick), bottom, 'rule'),
    label(x.at(tick), bottom + 16, readable(tick), 'middle', 'quiet'),
  ]);
  let top = PLOT.top;
  for (const group of groups) {
    parts.push(label(16, top + 17, group.name, 'start', 'quiet'));
    top += GROUP;
    for (const { name, value, note = '' } of group.bars) {
      const colour = SERIES_COLOURS[names.indexOf(name) % SERIES_COLOURS.length] ?? '';
      const end = Math.max(x.at(value), PLOT.left + 1);
      parts.push(
        label(PLOT.left - 8, top + 12, name, 'end'),
        `<rect x="${place(PLOT.left)}" y="${place(top + 2)}" width="${place(end - PLOT.left)}" height="${place(BAR - 5)}" fill="${colour}"/>`,
        label(end + 6, top + 12, `${readable(value)} ${unit}${note}`),
      );
      top += BAR;
    }
  }
  return picture(title, WIDTH, bottom + 30, parts);
}

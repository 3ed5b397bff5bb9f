import { label, line, logScale, picture, place, readable, SERIES_COLOURS } from './chartFrame.ts';

export interface LineSeries {
  name: string;
  points: readonly { x: number; y: number }[];
}

export interface LineChart {
  title: string;
  xName: string;
  yName: string;
  series: readonly LineSeries[];
  /** A value that should not be exceeded, up to the largest x that it is meant for. */
  budget?: { name: string; value: number };
}

const WIDTH = 760;
const HEIGHT = 348;
const PLOT = { left: 64, right: 480, top: 60, bottom: 300 };
const LEGEND = 504;

/** Lines over both scales in powers of ten; each has its sign as well as its colour. */
export function lineChart({ title, xName, yName, series, budget }: LineChart): string {
  const points = series.flatMap((one) => one.points);
  const across = points.map((point) => point.x);
  const x = logScale(across, PLOT.left, PLOT.right);
  const values = [...points.map((point) => point.y), ...(budget === undefined ? [] : [budget.value])];
  const y = logScale(values, PLOT.bottom, PLOT.top);
  const parts = [
    ...y.ticks.flatMap((tick) => [
      line(PLOT.left, y.at(tick), PLOT.right, y.at(tick), 'rule'),
      label(PLOT.left - 8, y.at(tick) + 4, readable(tick), 'end', 'quiet'),
    ]),
    ...x.ticks.map((tick) => label(x.at(tick), PLOT.bottom + 20, readable(tick), 'middle', 'quiet')),
    label((PLOT.left + PLOT.right) / 2, PLOT.bottom + 38, xName, 'middle', 'quiet'),
    label(PLOT.left - 8, PLOT.top - 10, yName, 'end', 'quiet'),
  ];
  for (const [number, { name, points: own }] of series.entries()) {
    const colour = SERIES_COLOURS[number % SERIES_COLOURS.length] ?? '';
    const places = own.map((point) => [x.at(point.x), y.at(point.y)] as const);
    const path = places.map(([left, top]) => `${place(left)},${place(top)}`).join(' ');
    parts.push(`<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    for (const [left, top] of places) parts.push(sign(number, left, top, colour));
    const row = PLOT.top + 8 + number * 22;
    parts.push(sign(number, LEGEND, row - 4, colour), label(LEGEND + 14, row, name));
  }
  if (budget !== undefined) {
    const row = PLOT.top + 8 + series.length * 22;
    parts.push(
      line(PLOT.left, y.at(budget.value), PLOT.right, y.at(budget.value), 'budget'),
      line(LEGEND - 8, row - 4, LEGEND + 8, row - 4, 'budget'),
      label(LEGEND + 14, row, budget.name),
    );
  }
  return picture(title, WIDTH, HEIGHT, parts);
}

/** Circle, square, triangle and diamond in turn. */
function sign(number: number, x: number, y: number, colour: string): string {
  const [left, top] = [place(x), place(y)];
  switch (number % 4) {
    case 0:
      return `<circle cx="${left}" cy="${top}" r="4" fill="${colour}"/>`;
    case 1:
      return `<rect x="${place(x - 4)}" y="${place(y - 4)}" width="8" height="8" fill="${colour}"/>`;
    case 2:
      return `<path d="M${left} ${place(y - 5)}l5 9h-10z" fill="${colour}"/>`;
    default:
      return `<path d="M${left} ${place(y - 6)}l6 6l-6 6l-6 -6z" fill="${colour}"/>`;
  }
}

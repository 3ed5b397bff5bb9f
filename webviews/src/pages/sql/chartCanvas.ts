import { numeral } from '../../../../shared/src/counted.ts';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
  type ChartConfiguration,
  type ScaleOptionsByType,
} from 'chart.js';
import type { ChartChoice, ChartPoints } from './chartData.ts';

/** Colours of the editor's theme. */
interface Colors {
  line: string;
  text: string;
  grid: string;
  font: string;
}

/** Draws charts in the theme's colours, again when the theme changes. Its text alternative names what is drawn. */
export class ChartCanvas {
  readonly element = document.createElement('canvas');
  #chart: Chart | undefined;
  #redraw: () => void = () => undefined;

  constructor() {
    Chart.register(BarController, BarElement, CategoryScale, LinearScale);
    Chart.register(LineController, LineElement, PointElement, ScatterController, Tooltip);
    this.element.setAttribute('role', 'img');
    const observer = new MutationObserver(() => {
      this.#redraw();
    });
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    // The editor changes the variables of a theme on the root element.
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  }

  draw(choice: ChartChoice, points: ChartPoints, x: string, y: string, isTime: boolean): void {
    this.element.setAttribute('aria-label', describe(choice, points, x, y));
    this.#redraw = () => {
      this.#chart?.destroy();
      this.#chart = new Chart(this.element, configuration(choice, points, x, y, isTime));
    };
    this.#redraw();
  }
}

function themeColors(): Colors {
  const style = getComputedStyle(document.documentElement);
  const read = (names: readonly string[], fallback: string): string =>
    names.map((name) => style.getPropertyValue(`--vscode-${name}`).trim()).find((value) => value !== '') ??
    fallback;
  return {
    line: read(['charts-blue', 'textLink-foreground', 'focusBorder'], '#3b8eea'),
    text: read(['foreground', 'editor-foreground'], '#888888'),
    grid: read(['contrastBorder', 'panel-border', 'charts-lines'], 'rgba(128, 128, 128, 0.35)'),
    font: read(['font-family'], 'sans-serif'),
  };
}

function configuration(
  choice: ChartChoice,
  points: ChartPoints,
  x: string,
  y: string,
  isTime: boolean,
): ChartConfiguration {
  const colors = themeColors();
  const isBars = choice.type === 'bar' || choice.type === 'histogram';
  const data = isBars ? points.values : points.points;
  const look = {
    backgroundColor: colors.line,
    borderColor: colors.line,
    borderWidth: choice.type === 'line' ? 2 : 0,
  };
  const dots = { pointRadius: choice.type === 'line' && points.points.length > 200 ? 0 : 2.5 };
  const bars = choice.type === 'histogram' ? { categoryPercentage: 1, barPercentage: 0.96 } : {};
  const title = { display: true, color: colors.text, font: { family: colors.font } };
  return {
    type: isBars ? 'bar' : choice.type === 'line' ? 'line' : 'scatter',
    data: { labels: points.labels, datasets: [{ data, ...look, ...dots, ...bars }] },
    options: {
      animation: false,
      parsing: isBars ? undefined : false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      plugins: { tooltip: { callbacks: isTime && !isBars ? timeTooltip : {} } },
      scales: {
        x: {
          type: isBars ? 'category' : 'linear',
          title: { ...title, text: x },
          ticks: { color: colors.text, ...(isTime && !isBars ? { callback: timeTick } : {}) },
          grid: { color: colors.grid, display: !isBars },
        },
        y: {
          beginAtZero: isBars,
          title: { ...title, text: valueLabel(choice, y) },
          ticks: { color: colors.text },
          grid: { color: colors.grid },
        },
      },
    },
  };
}

const timeTick: ScaleOptionsByType<'linear'>['ticks']['callback'] = (value) => timeText(Number(value));

const timeTooltip = {
  label: ({ parsed }: { parsed: { x: number | null; y: number | null } }): string =>
    `${timeText(parsed.x ?? NaN)}: ${numeral(parsed.y ?? NaN)}`,
};

/** `2026-03-04`, with the time of day where there is one. */
function timeText(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return '';
  const text = new Date(milliseconds).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}

function valueLabel(choice: ChartChoice, y: string): string {
  if (choice.type === 'histogram' || (choice.type === 'bar' && choice.aggregate === 'count')) return 'rows';
  return choice.type === 'bar' ? `${choice.aggregate} of ${y}` : y;
}

/** What a screen reader says for the picture. */
function describe(
  choice: ChartChoice,
  { labels, values, points }: ChartPoints,
  x: string,
  y: string,
): string {
  const what = valueLabel(choice, y);
  if (choice.type === 'line' || choice.type === 'scatter') {
    const kind = choice.type === 'line' ? 'Line chart' : 'Scatter chart';
    return `${kind} of ${what} by ${x} with ${String(points.length)} points. The table has the values.`;
  }
  const largest = values.length === 0 ? -1 : values.indexOf(values.reduce((a, b) => Math.max(a, b)));
  const most = largest < 0 ? '' : ` Largest: ${labels[largest] ?? ''}, ${String(values[largest] ?? 0)}.`;
  const kind = choice.type === 'bar' ? 'Bar chart' : 'Histogram';
  return `${kind} of ${what} by ${x} with ${String(values.length)} bars.${most} The table has the values.`;
}

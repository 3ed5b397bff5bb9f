import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/editor/browser.ts';
import type { Figure } from '../../scripts/report/performanceResults.ts';
import type { LineageGraph } from '../../shared/src/protocol/lineage.ts';
import { FIRST_LINEAGE_VIEW } from '../../shared/src/protocol/lineagePage.ts';
import { stretchesOf } from '../../webviews/src/pages/lineage/drawing/edgeLines.ts';
import { mergeAnswers } from '../../webviews/src/pages/lineage/graph/lineageModel.ts';
import { visibleGraph } from '../../webviews/src/pages/lineage/graph/visibleGraph.ts';
import { NODE, layOut } from '../../webviews/src/pages/lineage/layout/layout.ts';
import { buildPage } from '../webviews/support/builtPage.ts';
import { answerFrom, largeGraph } from '../webviews/support/lineageGraphs.ts';
import { PAGE_ORIGIN, servePage } from '../webviews/support/pageConnection.ts';
import { themeScript } from '../webviews/support/themes.ts';
import { printTable } from './support/measure.ts';
import { handFigures } from './support/pageFigures.ts';
import { threadTime } from './support/threadTime.ts';
import { traceMoving, type MovingTrace } from './support/movingTrace.ts';

/**
 * The lineage page at 200 and at 2,000 nodes: how long until it is painted, and what moving and enlarging cost, from a trace.
 * Beside it the same picture drawn in the plain way: an SVG with an element for everything.
 */
const SIZES = [200, 2000];
/** Budgets of the design, in milliseconds. */
const BUDGET = { paint: 500, script: 8 };
/** How the pages are moved. Near, each frame of the plain picture of 2,000 nodes would take seconds: it is moved as a whole only. */
const FULLY = { turns: 120, near: true };
const PLAINLY = { turns: 30, near: false };
/** Openings of each page: the middle one of all but the last counts, which is traced. */
const OPENINGS = 6;

/** Milliseconds until the graph was on the screen: since the page was opened, and since it had the answer. */
interface Paint {
  opened: number;
  answered: number;
}

interface Row extends MovingTrace {
  paint: Paint;
  /** Milliseconds of the processor that the page's thread needed until then. */
  processor: number;
  /** Elements of the document. */
  elements: number;
}

const browser = await launchBrowser();
const files = await buildPage('lineage');
const figures: Record<string, Figure> = {};
const rows: string[][] = [];
let holds = true;
for (const size of SIZES) {
  const answer = answerFrom(largeGraph(size), { id: 'id-r0', direction: 'both', depth: 100, limit: 5000 });
  if (answer?.nodes.length !== size) throw new Error('The graph has to be answered as a whole.');
  const ours = await measure(browser, '.graph', FULLY, (page) => openLineage(page, answer));
  const plain = await measure(browser, '#plain', PLAINLY, (page) => openPlain(page, answer));
  rows.push(rowOf(`${String(size)} nodes`, ours), rowOf(`${String(size)} nodes, plain SVG`, plain));
  figures[`lineagePage.${String(size)}.paint`] = ours.paint.opened;
  figures[`lineagePage.${String(size)}.script`] = { p50: ours.script.p50, p95: ours.script.p95 };
  holds = holds && ours.paint.opened <= BUDGET.paint && ours.script.p95 <= BUDGET.script;
}
await browser.close();
const head = [
  'page',
  'opened → painted',
  'answered → painted',
  'processor',
  'script/frame p50',
  'script/frame p95',
  'frame p95',
  'elements',
];
printTable('Lineage page, milliseconds; moving and enlarging', head, rows);
console.log(`budgets: painted ${String(BUDGET.paint)} ms, script per frame p95 ${String(BUDGET.script)} ms`);
handFigures(figures);
process.exitCode = holds ? 0 : 1;

function rowOf(name: string, { paint, processor, script, frame, elements }: Row): string[] {
  const numbers = [paint.opened, paint.answered, processor, script.p50, script.p95, frame.p95].map((value) =>
    value.toFixed(1),
  );
  return [name, ...numbers, String(elements)];
}

/** Opens a page some times, then traces one. `open` answers how long it took until it was painted. */
async function measure(
  running: Browser,
  moved: string,
  how: typeof FULLY,
  open: (page: Page) => Promise<Paint>,
): Promise<Row> {
  const paints: Paint[] = [];
  for (let opening = 1; ; opening += 1) {
    const page = await running.newPage({ viewport: { width: 1600, height: 1000 } });
    if (opening < OPENINGS) {
      paints.push(await open(page));
      await page.close();
      continue;
    }
    const processor = await threadTime(page, () => open(page));
    const trace = await traceMoving(page, moved, how);
    const elements = await page.evaluate(() => document.querySelectorAll('*').length);
    await page.close();
    const [paint] = paints
      .toSorted((one, other) => one.opened - other.opened)
      .slice(Math.floor(paints.length / 2));
    if (paint === undefined) throw new Error('No page was opened.');
    return { ...trace, paint, processor, elements };
  }
}

async function openLineage(page: Page, answer: LineageGraph): Promise<Paint> {
  await servePage(page, files, 'lineage');
  await page.addInitScript(themeScript('dark'));
  // The server's part is played inside the page, so that the trace has no driver in it.
  await page.addInitScript(standIn, { answer: JSON.stringify(answer), view: FIRST_LINEAGE_VIEW });
  // Watched from within, as the driver comes to ask only when everything is loaded.
  await page.addInitScript(watchPainting, '.graph[data-drawn]');
  await page.goto(`${PAGE_ORIGIN}/index.html`);
  return paintOf(page);
}

async function openPlain(page: Page, answer: LineageGraph): Promise<Paint> {
  const graph = visibleGraph(mergeAnswers([answer]), FIRST_LINEAGE_VIEW);
  const pairs = graph.edges.map(({ source, target }) => [source, target] as const);
  const layout = layOut([...graph.nodes.keys()], pairs);
  const drawing = {
    width: layout.width,
    height: layout.height,
    node: NODE,
    lines: graph.edges.map((edge) =>
      stretchesOf(edge, layout)
        .map(({ data }) => data)
        .join(''),
    ),
    nodes: [...graph.nodes].map(([key, { node }]) => ({ ...layout.places.get(key), name: node.name })),
  };
  await page.goto('about:blank');
  await page.evaluate(watchPainting, '#plain text');
  await page.evaluate(drawPlainly, drawing);
  return paintOf(page);
}

async function paintOf(page: Page): Promise<Paint> {
  const paint = await page.evaluate(() => (window as Window & { painting?: Promise<Paint> }).painting);
  if (paint === undefined) throw new Error('Nobody watched the page.');
  return paint;
}

/** Runs in the page: from now on it waits until a frame with such an element was painted. */
function watchPainting(selector: string): void {
  const painted = async (): Promise<Paint> => {
    while (document.querySelector(selector) === null)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    // What is in the document before a frame is on the screen when the next task begins after it.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve, 0));
    const now = performance.now();
    const { opened, answered } = document.documentElement.dataset;
    return { opened: now - Number(opened ?? 0), answered: now - Number(answered ?? 0) };
  };
  Object.assign(window, { painting: painted() });
}

/** Runs in the page: answers its calls. */
function standIn({ answer, view }: { answer: string; view: object }): void {
  const result = JSON.parse(answer) as object;
  const post = (message: object): void => {
    window.postMessage(message, '*');
  };
  const shown = { root: { id: 'id-r0' }, view: { ...view, depth: 100, limit: 5000, tree: true } };
  const postMessage = (message: { type: string; id?: number }): void => {
    setTimeout(() => {
      if (message.type === 'ready') post({ type: 'state', state: { shown, request: 0, isTrusted: true } });
      else if (message.type === 'call') {
        document.documentElement.dataset['answered'] = String(performance.now());
        post({ type: 'answer', id: message.id, result });
      }
    }, 0);
  };
  Object.assign(window, { acquireVsCodeApi: () => ({ postMessage, setState: () => undefined }) });
}

/** Runs in the page: the same picture with an element for everything, moved by dragging and enlarged by the wheel. */
function drawPlainly(drawing: {
  width: number;
  height: number;
  node: { width: number; height: number };
  lines: string[];
  nodes: { x?: number; y?: number; name: string }[];
}): void {
  const now = String(performance.now());
  Object.assign(document.documentElement.dataset, { opened: now, answered: now });
  document.body.style.margin = '0';
  const make = (name: string, attributes: Record<string, string | number>): SVGElement => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element;
  };
  const svg = make('svg', { id: 'plain', width: 1600, height: 1000 });
  const group = make('g', {});
  for (const d of drawing.lines) group.append(make('path', { d, fill: 'none', stroke: '#888' }));
  for (const { x = 0, y = 0, name } of drawing.nodes) {
    const label = make('text', { x: x + 10, y: y + 18, 'font-size': 12 });
    const facts = make('text', { x: x + 10, y: y + 33, 'font-size': 10 });
    label.textContent = name;
    facts.textContent = 'Example · v1 · approved · 0.80';
    group.append(make('rect', { x, y, ...drawing.node, rx: 4, fill: '#eee', stroke: '#666' }), label, facts);
  }
  svg.append(group);
  document.body.append(svg);
  const scale = Math.min(1520 / drawing.width, 920 / drawing.height, 1);
  const place = { x: 40, y: 40, zoom: scale };
  const move = (): void => {
    group.setAttribute(
      'transform',
      `translate(${String(place.x)} ${String(place.y)}) scale(${String(place.zoom)})`,
    );
  };
  move();
  let isAsked = false;
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      move();
    });
  };
  svg.addEventListener('pointermove', (event) => {
    if (event.buttons === 0) return;
    place.x += event.movementX;
    place.y += event.movementY;
    ask();
  });
  svg.addEventListener('wheel', (event) => {
    place.zoom *= Math.exp(-event.deltaY / 400);
    ask();
  });
}

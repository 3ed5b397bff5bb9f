import { html, render } from 'lit';
import { cssProperties } from '../../../cssProperties.ts';
import { OncePerFrame } from '../../../oncePerFrame.ts';
import { textView } from '../../../textView.ts';
import { bucketOf } from '../colours.ts';
import { NODE, type Point } from '../layout/layout.ts';
import { edgeLabels, edgeLines, type EdgeLabel, type EdgeLines } from './edgeLines.ts';
import { LinesCanvas, type Stroke } from './linesCanvas.ts';
import { hitAt, nodesIn, type Hit } from './nodeBoxes.ts';
import { nodeView } from './nodeView.ts';
import type { Scene } from './scene.ts';
import { edgeStrokes, farEdgeStrokes, markStrokes, shapeStrokes } from './strokes.ts';
import { ThemeColours } from './themeColours.ts';
import { Viewport } from './viewport.ts';

/** Nodes that are drawn with their texts at once; more, and smaller ones, are drawn as shapes. */
export const MOST_BOXES = 260;
const SMALLEST_TEXT = 0.35;
const MOST_LABELS = 160;
/** A box for longer texts than a label has. */
const LABEL = { width: 120, height: 14 } as const;

/**
 * Draws a graph: edges, and nodes that are too many or too small to be read, on a canvas; nodes that can be read as boxes, of
 * which only those in sight exist. Moving shifts the picture and changes the boxes at the edge.
 */
export class GraphView {
  readonly element = document.createElement('div');
  readonly viewport = new Viewport();
  readonly #lines = new LinesCanvas(this.viewport);
  readonly #colours: ThemeColours;
  readonly #boxes = document.createElement('div');
  readonly #labelLayer = document.createElement('div');
  readonly #nodes = new Map<string, HTMLElement>();
  readonly #frame = new OncePerFrame(() => {
    this.#draw();
  });
  #scene: Scene | undefined;
  #edges: readonly EdgeLines[] = [];
  /** What was made of the edges and nodes for the canvas, in the colours of the theme. */
  #strokes: { edges?: Stroke[]; farEdges?: Stroke[]; shapes?: Stroke[] } = {};
  #labels: readonly EdgeLabel[] = [];
  #shownLabels: readonly EdgeLabel[] = [];
  #isFar = false;
  /** The scene, or the theme, is another than that of the lines. */
  #hasOldLines = true;
  /** Nodes whose boxes have to be made anew. */
  #isStale = true;

  constructor() {
    this.element.className = 'graph';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'application');
    this.element.setAttribute('aria-roledescription', 'graph');
    this.element.setAttribute('aria-label', 'Lineage graph');
    this.element.setAttribute('aria-describedby', 'graph-keys');
    // Everything that is drawn stands in the tree, too, in an order that can be read.
    this.#boxes.className = 'boxes';
    this.#boxes.setAttribute('aria-hidden', 'true');
    this.#boxes.append(this.#labelLayer);
    this.element.append(this.#lines.element, this.#boxes);
    this.#colours = new ThemeColours(this.element, () => {
      this.#strokes = {};
      this.#hasOldLines = true;
      this.redraw();
    });
  }

  /** Draws a scene at the next frame. */
  show(scene: Scene): void {
    const before = this.#scene;
    this.#scene = scene;
    const isSame = before?.graph === scene.graph && before.lit === scene.lit;
    if (!isSame) {
      this.#edges = edgeLines(scene.graph, scene.layout, scene.lit);
      this.#labels = edgeLabels(scene.graph, scene.layout, scene.lit);
    }
    if (!isSame || before.colour !== scene.colour) this.#strokes = {};
    this.#hasOldLines = true;
    this.#isStale = true;
    this.redraw();
  }

  /** Takes the size of the element; true where it is another. */
  resize(): boolean {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (this.viewport.width === width && this.viewport.height === height) return false;
    Object.assign(this.viewport, { width: Math.max(1, width), height: Math.max(1, height) });
    this.#lines.resize();
    this.redraw();
    return true;
  }

  /** The viewport is another: drawn at the next frame. */
  redraw(): void {
    this.#frame.ask();
  }

  /** Draws what was asked for in the frame that is being made, and not in the next one. */
  drawNow(): void {
    this.#frame.doNow();
  }

  /** What lies under a pixel of the element. */
  hit(at: Point): Hit | undefined {
    if (this.#scene === undefined) return undefined;
    const { layout, graph } = this.#scene;
    const hit = hitAt(layout, graph, this.viewport.toDrawing(at));
    // Without boxes there are no handles that one could mean.
    return this.#isFar && hit?.part !== 'body' ? undefined : hit;
  }

  reveal(key: string): void {
    const place = this.#scene?.layout.places.get(key);
    if (place !== undefined) this.viewport.reveal(place, NODE.width, NODE.height);
    this.redraw();
  }

  fit(): void {
    const { width, height } = this.#scene?.layout ?? { width: 1, height: 1 };
    this.viewport.fit(width, height);
    this.redraw();
  }

  #draw(): void {
    const { x, y, zoom } = this.viewport.place;
    const { width, height } = this.viewport;
    const [left, top] = [width / 2 - x * zoom, height / 2 - y * zoom];
    this.#boxes.style.transform = `translate(${String(left)}px, ${String(top)}px) scale(${String(zoom)})`;
    if (this.#scene === undefined) return;
    const wasFar = this.#isFar;
    this.#drawBoxes(this.#scene);
    if (this.#hasOldLines || wasFar !== this.#isFar) this.#takeLines(this.#scene);
    this.#lines.draw();
    this.element.dataset['drawn'] = this.#isFar ? 'far' : 'near';
  }

  #takeLines(scene: Scene): void {
    this.#hasOldLines = false;
    const colours = this.#colours;
    this.#lines.take(
      this.#isFar
        ? [
            ...(this.#strokes.farEdges ??= farEdgeStrokes(this.#edges, colours)),
            ...(this.#strokes.shapes ??= shapeStrokes(scene, colours)),
            ...markStrokes(scene, colours),
          ]
        : (this.#strokes.edges ??= edgeStrokes(this.#edges, colours)),
    );
  }

  #drawBoxes(scene: Scene): void {
    const from = this.viewport.toDrawing({ x: 0, y: 0 });
    const to = this.viewport.toDrawing({ x: this.viewport.width, y: this.viewport.height });
    const seen = this.viewport.place.zoom < SMALLEST_TEXT ? [] : nodesIn(scene.layout, from, to);
    this.#isFar = seen.length === 0 || seen.length > MOST_BOXES;
    this.element.classList.toggle('far', this.#isFar);
    const wanted = new Set(this.#isFar ? [] : seen);
    const labels = this.#isFar ? [] : this.#labelsIn(from, to);
    for (const [key, box] of this.#nodes) {
      if (wanted.has(key)) continue;
      box.remove();
      this.#nodes.delete(key);
    }
    for (const key of wanted) {
      if (this.#isStale || !this.#nodes.has(key)) this.#drawBox(key, scene);
    }
    this.#isStale = false;
    this.#drawLabels(labels);
  }

  #drawBox(key: string, { graph, layout, lit, selected, matches, colour }: Scene): void {
    const visible = graph.nodes.get(key);
    const place = layout.places.get(key);
    if (visible === undefined || place === undefined) return;
    const box = this.#nodes.get(key) ?? document.createElement('div');
    box.className = `node ${bucketOf(visible.node, colour).name}`;
    box.dataset['key'] = key;
    box.dataset['state'] = visible.node.state;
    box.classList.toggle('root', key === graph.root);
    box.classList.toggle('dim', lit !== undefined && !lit.has(key));
    box.classList.toggle('selected', key === selected);
    box.classList.toggle('match', matches.has(key));
    box.style.transform = `translate(${String(Math.round(place.x))}px, ${String(Math.round(place.y))}px)`;
    render(nodeView(visible), box);
    if (this.#nodes.has(key)) return;
    this.#nodes.set(key, box);
    this.#boxes.append(box);
  }

  #labelsIn(from: Point, to: Point): readonly EdgeLabel[] {
    const found = this.#labels.filter(
      ({ x, y }) =>
        x > from.x - LABEL.width &&
        x < to.x + LABEL.width &&
        y > from.y - LABEL.height &&
        y < to.y + LABEL.height,
    );
    return found.length > MOST_LABELS ? [] : found;
  }

  /** Labels are drawn anew only where others are in sight. */
  #drawLabels(labels: readonly EdgeLabel[]): void {
    const isSame =
      labels.length === this.#shownLabels.length &&
      labels.every((label, at) => label === this.#shownLabels[at]);
    if (isSame) return;
    this.#shownLabels = labels;
    render(
      labels.map(
        ({ x, y, text, isStale, isInCycle, isLit }) =>
          html`<span
            class="edge-label ${isStale ? 'stale' : ''} ${isInCycle ? 'cycle' : ''} ${isLit ? '' : 'dim'}"
            ${cssProperties({ transform: `translate(${String(Math.round(x))}px, ${String(Math.round(y))}px) translate(-50%, -50%)` })}
            >${textView(text)}</span
          >`,
      ),
      this.#labelLayer,
    );
  }
}

import type { LineageView } from '../../../../shared/src/protocol/lineagePage.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { cssProperties } from '../../cssProperties.ts';
import { icon, textView } from '../../textView.ts';
import { asksForOthers, placeToSee } from './drawing/placeToSee.ts';
import { legendView } from './controls/legend.ts';
import { aloneView } from './controls/notices.ts';
import { glide } from './drawing/glide.ts';
import { GRAPH_KEYS, handleGraphKey } from './drawing/graphKeys.ts';
import { GraphPointer } from './drawing/graphPointer.ts';
import { GraphView } from './drawing/graphView.ts';
import { nodeSentence } from './labels.ts';
import type { Point } from './layout/layout.ts';
import type { LineageStore } from './lineageStore.ts';
import type { Drawn, LineageState } from './state.ts';

/** Milliseconds of rest after which the place is kept. */
const REST = 300;
const ZOOM = 1.4;
/** A whole graph that would be smaller is shown from its root on, unless it has more nodes than can be read anyway. */
const READABLE = { zoom: 0.5, nodes: 400, shownAt: 0.7 } as const;

/** The graph with what lies around it: pointer and keys, legend, enlargement, tooltip. */
export class GraphPane {
  readonly #store: LineageStore;
  readonly #changed: () => void;
  readonly #graph = new GraphView();
  /** What the graph shows at the moment. */
  #shown: Partial<Pick<LineageState, 'drawn' | 'selected' | 'matches'>> & { colour?: string } = {};
  #hovered: { at: Point; text: string } | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  /** True until the graph was looked at as a whole. */
  #isToFit = false;
  /** The nodes that somebody asked for, while they come: git's history may bring more of them later. */
  #brought: string[] | undefined;

  /** Where somebody looked before a reload, until the graph is there as a whole. */
  #kept: LineageView['place'];

  constructor(store: LineageStore, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
    const { element } = this.#graph;
    element.addEventListener('keydown', (event) => {
      if (this.#handleKey(event)) event.preventDefault();
    });
    new GraphPointer(element, {
      move: (x, y) => {
        this.#graph.viewport.move(x, y);
        this.#graph.redraw();
      },
      zoomAt: (at, factor) => {
        this.#zoom(factor, at);
      },
      rested: () => {
        this.#keepPlaceSoon();
      },
      hover: (at) => {
        this.#hover(at);
      },
      click: (at, event) => {
        this.#click(at, event);
      },
    });
    new ResizeObserver(() => {
      if (this.#graph.resize() && this.#isToFit) changed();
    }).observe(element);
  }

  /** Looks at the next graph as a whole. */
  open(): void {
    this.#isToFit = true;
  }

  revealSelected(): void {
    const { selected } = this.#store.state;
    if (selected !== undefined) this.#graph.reveal(selected);
    this.#keepPlaceSoon();
  }

  view(state: LineageState, drawn: Drawn): TemplateResult {
    const { view, selected } = state;
    const node = selected === undefined ? undefined : drawn.graph.nodes.get(selected)?.node;
    const isInGraph = document.activeElement === this.#graph.element;
    return html`<div class="graph-area">
      ${this.#graph.element} ${aloneView(state)} ${legendView(drawn, view.colour)}
      <div class="zoom" role="group" aria-label="Enlargement">
        ${zoomButton('zoom-in', 'Enlarge (dot)', () => {
          this.#zoom(ZOOM);
        })}
        ${zoomButton('zoom-out', 'Shrink (comma)', () => {
          this.#zoom(1 / ZOOM);
        })}
        ${zoomButton('screen-full', 'Show all (0)', () => {
          this.#fit();
        })}
      </div>
      ${this.#tooltip()}
      <p class="sr-only" id="graph-keys">${GRAPH_KEYS}</p>
      <p class="sr-only" aria-live="polite">${node !== undefined && isInGraph ? nodeSentence(node) : ''}</p>
    </div>`;
  }

  /**
   * Draws the graph anew where something of it changed, while a frame is being made. The selected node stays where it was on
   * the screen, unless nodes that somebody asked for are out of sight.
   */
  show({ selected, matches, view, phase }: LineageState, drawn: Drawn): void {
    this.#graph.resize();
    const before = this.#shown;
    const next = { drawn, selected, matches, colour: view.colour };
    const isSame = before.drawn === drawn && before.selected === selected && before.matches === matches;
    if (!isSame || before.colour !== view.colour) {
      const { graph, layout, lit } = drawn;
      this.#graph.show({ graph, layout, lit, selected, matches: new Set(matches), colour: view.colour });
      this.#shown = next;
      if (before.drawn !== undefined) {
        this.#stay(before.drawn, drawn, selected);
        this.#bringIntoSight(before.drawn, drawn, selected);
      } else if (view.place === undefined) this.#isToFit = true;
      else this.#graph.viewport.place = this.#kept = view.place;
    }
    if (phase !== 'loading' && phase !== 'reading') this.#brought = this.#kept = undefined;
    if (this.#isToFit && this.#graph.viewport.width > 1) {
      this.#isToFit = false;
      this.#fitReadably(drawn);
    }
    this.#graph.drawNow();
  }

  /** Moves the screen with the selected node, or with the root. */
  #stay(before: Drawn, next: Drawn, selected: string | undefined): void {
    if (before.layout === next.layout) return;
    // The place of before a reload is one in the whole graph, of which the first answer has a part.
    if (this.#graph.viewport.place === this.#kept) return;
    for (const key of [selected ?? next.graph.root, next.graph.root]) {
      const [old, now] = [before.layout.places.get(key), next.layout.places.get(key)];
      if (old === undefined || now === undefined) continue;
      const { zoom } = this.#graph.viewport.place;
      this.#graph.viewport.move((old.x - now.x) * zoom, (old.y - now.y) * zoom);
      return;
    }
  }

  #bringIntoSight(before: Drawn, next: Drawn, selected: string | undefined): void {
    if (before.layout === next.layout) return;
    const isAsked = before.model.root === next.model.root && asksForOthers(before.view, next.view);
    if (isAsked) this.#brought = [];
    if (this.#brought === undefined || this.#isToFit) return;
    const added = [...next.layout.places.keys()].filter((key) => !before.layout.places.has(key));
    // Those before, too: the picture may be on its way to them still.
    this.#brought = [...this.#brought, ...added];
    const { viewport } = this.#graph;
    const place = placeToSee(viewport, next.layout, selected ?? next.graph.root, this.#brought);
    if (place === undefined) return;
    glide(viewport, place, () => {
      this.#graph.redraw();
    });
    this.#keepPlaceSoon();
  }

  #fitReadably({ graph, layout }: Drawn): void {
    this.#graph.fit();
    const { viewport } = this.#graph;
    const root = layout.places.get(graph.root);
    const isTooSmall = viewport.place.zoom < READABLE.zoom && graph.nodes.size <= READABLE.nodes;
    if (isTooSmall && root !== undefined) {
      viewport.place = { ...root, zoom: READABLE.shownAt };
      // To the left of the middle, as far as what stands left of it stays in sight: there is more to show on the right.
      const free = viewport.width / 2 - root.x * viewport.place.zoom - 40;
      viewport.move(-Math.max(0, Math.min(viewport.width / 3, free)), 0);
    }
  }

  #fit(): void {
    this.#graph.fit();
    this.#keepPlaceSoon();
  }

  #zoom(factor: number, at?: Point): void {
    const { viewport } = this.#graph;
    viewport.zoomAt(at ?? { x: viewport.width / 2, y: viewport.height / 2 }, factor);
    this.#graph.redraw();
    if (at === undefined) this.#keepPlaceSoon();
  }

  #keepPlaceSoon(): void {
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => {
      this.#store.keepPlace(this.#graph.viewport.place);
    }, REST);
  }

  #hover(at: Point | undefined): void {
    const hit = at === undefined ? undefined : this.#graph.hit(at);
    const visible = hit === undefined ? undefined : this.#shown.drawn?.graph.nodes.get(hit.key);
    this.#graph.element.classList.toggle('pointing', hit !== undefined);
    const isNothing = visible === undefined || hit === undefined || at === undefined;
    if (isNothing && this.#hovered === undefined) return;
    this.#hovered = isNothing ? undefined : { at, text: hoverText(visible, hit.part) };
    this.#changed();
  }

  #click(at: Point, event: PointerEvent): void {
    const hit = this.#graph.hit(at);
    this.#graph.element.focus();
    if (hit === undefined) return;
    if (hit.part !== 'body') this.#store.expand(hit.key, hit.part);
    else if (event.shiftKey || event.altKey) this.#store.select(hit.key);
    else this.#store.open(hit.key, { aside: true, keepsFocus: !(event.ctrlKey || event.metaKey) });
  }

  #handleKey(event: KeyboardEvent): boolean {
    const { drawn, selected } = this.#store.state;
    if (drawn === undefined) return false;
    const store = this.#store;
    const place = { graph: drawn.graph, layout: drawn.layout, selected };
    return handleGraphKey(event, place, {
      select: (key) => {
        store.select(key);
        this.revealSelected();
      },
      open: (key, aside) => {
        store.open(key, { aside, keepsFocus: false });
      },
      expand: (key) => {
        const more = drawn.graph.nodes.get(key)?.more;
        store.expand(key, (more?.down ?? 0) > 0 ? 'down' : 'up');
      },
      collapse: (key) => {
        store.collapse(key);
      },
      focus: (key) => {
        store.focus(key);
      },
      zoom: (factor) => {
        this.#zoom(factor);
      },
      fit: () => {
        this.#fit();
      },
    });
  }

  #tooltip(): TemplateResult | typeof nothing {
    if (this.#hovered === undefined) return nothing;
    const { at, text } = this.#hovered;
    const { width, height } = this.#graph.viewport;
    const place = {
      left: at.x > width / 2 ? 'auto' : `${String(at.x + 14)}px`,
      right: at.x > width / 2 ? `${String(width - at.x + 14)}px` : 'auto',
      top: at.y > height / 2 ? 'auto' : `${String(at.y + 12)}px`,
      bottom: at.y > height / 2 ? `${String(height - at.y + 12)}px` : 'auto',
    };
    return html`<div class="graph-tooltip" aria-hidden="true" ${cssProperties(place)}>
      ${textView(text)}
    </div>`;
  }
}

function zoomButton(symbol: string, label: string, act: () => void): TemplateResult {
  return html`<button class="icon-button" title=${label} aria-label=${label} @click=${act}>
    ${icon(symbol)}
  </button>`;
}

function hoverText(
  { node, more }: NonNullable<ReturnType<Drawn['graph']['nodes']['get']>>,
  part: 'body' | 'up' | 'down',
): string {
  if (part === 'body') return nodeSentence(node);
  return part === 'up'
    ? `Show ${node.isMoreUpLeast === true ? 'some of at least ' : ''}${String(more.up)} more sources`
    : `Show ${String(more.down)} more that depend on it`;
}

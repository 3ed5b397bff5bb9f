import { html, nothing, render, type TemplateResult } from 'lit';
import type { MapTool, MapViewState } from '../../../../../../shared/src/protocol/browserViews.ts';
import type { MapAnswer, MapParams } from '../../../../../../shared/src/protocol/neighbours.ts';
import { icon } from '../../../../textView.ts';
import { asApiError } from '../../../../rpc.ts';
import type { PageState } from '../../state.ts';
import type { BrowserView, ViewContext } from '../browserView.ts';
import { completeness, insteadOfAnswer, progressView, withoutVectors } from '../neighbours/parts.ts';
import { Question } from '../neighbours/question.ts';
import { FieldsInUse } from './fieldsInUse.ts';
import { legendView } from './legendView.ts';
import { MapCanvas, type MapScene } from './mapCanvas.ts';
import { handleMapKey } from './mapKeys.ts';
import { bytesOf, MapPoints } from './mapPoints.ts';
import { MapPointer, type PointerActions, type SelectBy } from './mapPointer.ts';
import { mapSummary } from './mapText.ts';
import { mapToolbar } from './mapToolbar.ts';
import { paletteOf, type Palette } from './palette.ts';
import { RecordCards } from './recordCards.ts';
import { tooltipView } from './tooltip.ts';
import { WHOLE } from './viewport.ts';

/** Pixels around a point in which the pointer finds it. */
const REACH = 12;
const DEFAULTS = { method: 'umap', colour: 'status', tool: 'move' } as const;

/** Every record as a point, beside those that are alike: coloured by a field, selected by a lasso, read by the pointer or keys. */
export class MapView implements BrowserView {
  readonly element = document.createElement('div');
  readonly #context: ViewContext;
  readonly #question: Question<'map/project'>;
  readonly #canvas: MapCanvas;
  readonly #cards: RecordCards;
  readonly #fields: FieldsInUse;
  readonly #observer: ResizeObserver;
  #points: MapPoints | undefined;
  #answer: MapAnswer | undefined;
  #codes: Uint8Array | undefined;
  #palette: Palette | undefined;
  #highlighted: number | undefined;
  #cursor: number | undefined;
  #hovered: number | undefined;
  #lasso: readonly number[] = [];
  #selected = new Uint8Array();
  #selectedSize = -1;
  /** Revision that the answer on screen was asked for; another one only marks it as old. */
  #version: string | undefined;
  #theme = '';
  #askedFor = '';
  #problem = '';

  constructor(context: ViewContext) {
    this.#context = context;
    const renderSoon = (): void => {
      context.renderSoon();
    };
    this.#question = new Question(context.rpc, 'map/project', renderSoon);
    this.#fields = new FieldsInUse(context.rpc, renderSoon);
    this.#cards = new RecordCards(context.rpc, renderSoon);
    this.#canvas = new MapCanvas(() => this.#scene());
    this.#canvas.viewport.place = context.search.state.views.map?.place ?? WHOLE;
    const canvas = this.#canvas.element;
    canvas.className = 'map-canvas';
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', 'Map of records');
    canvas.setAttribute('aria-describedby', 'map-summary map-keys');
    canvas.addEventListener('keydown', (event) => {
      if (this.#handleKey(event)) event.preventDefault();
    });
    canvas.addEventListener('dblclick', () => void this.#open(this.#hovered ?? this.#cursor, false));
    new MapPointer(canvas, this.#pointerActions());
    this.#observer = new ResizeObserver(() => {
      if (this.#canvas.resize()) this.#canvas.repaint();
    });
    this.#observer.observe(canvas);
    this.element.className = 'view';
  }

  show(state: PageState): void {
    this.#fields.ask();
    this.#ask(state);
    this.#take();
    this.#takeTheme();
    this.#takeSelection();
    const answer = this.#answer;
    const stop = (): void => this.#question.stop();
    render(
      html`${mapToolbar({ ...DEFAULTS, ...state.views.map }, this.#fields.options, {
        keep: (change) => {
          this.#keep(change);
        },
        fit: () => {
          this.#fit();
        },
      })}
      ${this.#question.isRunning ? progressView(state, stop) : nothing} ${this.#staleView(state)}
      ${
        insteadOfAnswer(this.#question, 'The map', () => {
          this.#again(state);
        }) ?? (answer === undefined ? nothing : (withoutVectors(answer) ?? this.#mapView(answer, state)))
      }`,
      this.element,
    );
    if (this.#canvas.resize()) this.#canvas.repaint();
  }

  focus(): void {
    this.#canvas.element.focus();
  }

  dispose(): void {
    this.#question.stop();
    this.#observer.disconnect();
    this.#canvas.dispose();
    render(nothing, this.element);
  }

  #params({ query, views }: PageState): MapParams {
    const { method, colour } = { ...DEFAULTS, ...views.map };
    return { filters: query.filters, method, ...(colour === '' ? {} : { colour }) };
  }

  /** Asks for the map, once for each filter, method and colour: that records changed is no reason to wait for another. */
  #ask(state: PageState): void {
    this.#version ??= String(state.answer?.revision ?? 0);
    const known = this.#points === undefined ? {} : { known: this.#points.key };
    const params = this.#params(state);
    const key = JSON.stringify(params);
    if (key === this.#askedFor) return;
    this.#askedFor = key;
    this.#question.ask({ ...params, ...known }, this.#version);
  }

  #again(state: PageState): void {
    this.#version = String(state.answer?.revision ?? 0);
    this.#askedFor = '';
    this.#cards.forget();
    this.#ask(state);
  }

  /** Takes an answer that came. */
  #take(): void {
    const { answer } = this.#question;
    if (answer === undefined || answer === this.#answer) return;
    this.#answer = answer;
    if (answer.ids !== undefined) {
      const cursor = this.#cursor === undefined ? undefined : this.#points?.ids[this.#cursor];
      this.#points = new MapPoints(answer);
      this.#cursor = cursor === undefined ? undefined : this.#points.positionOf(cursor);
      this.#hovered = undefined;
      this.#selectedSize = -1;
    }
    this.#codes = answer.colours === undefined ? undefined : bytesOf(answer.colours.codes);
    this.#highlighted = undefined;
    this.#theme = '';
    this.#canvas.repaint();
  }

  /** The theme may be another than at the last frame. */
  #takeTheme(): void {
    const { color } = getComputedStyle(document.body);
    const theme = `${document.body.className} ${color}`;
    if (theme === this.#theme) return;
    this.#theme = theme;
    const isDark =
      !document.body.classList.contains('vscode-light') &&
      !document.body.classList.contains('vscode-high-contrast-light');
    this.#palette = paletteOf(this.#answer?.colours, isDark, color);
    this.#canvas.repaint();
  }

  #takeSelection(): void {
    const { selection } = this.#context;
    const points = this.#points;
    if (points === undefined) return;
    const selected = Uint8Array.from(points.ids, (id) => Number(selection.size > 0 && selection.has(id)));
    const isSame =
      this.#selectedSize === selection.size && selected.every((value, at) => value === this.#selected[at]);
    if (isSame) return;
    this.#selectedSize = selection.size;
    this.#selected = selected;
    this.#canvas.repaint();
  }

  #scene(): MapScene | undefined {
    const [points, palette] = [this.#points, this.#palette];
    if (points === undefined || palette === undefined) return undefined;
    const look = { palette, codes: this.#codes, selected: this.#selected, highlighted: this.#highlighted };
    const { color } = getComputedStyle(document.body);
    return {
      points,
      look,
      overlay: { cursor: this.#cursor, hovered: this.#hovered, lasso: this.#lasso, color },
    };
  }

  #mapView(answer: MapAnswer, state: PageState): TemplateResult {
    const at = this.#hovered ?? (document.activeElement === this.#canvas.element ? this.#cursor : undefined);
    const palette = this.#palette;
    const highlight = (code: number | undefined): void => {
      this.#highlighted = code;
      this.#canvas.repaint();
      this.#context.renderSoon();
    };
    return html`<p class="neighbour-note">${[answer.how, ...completeness(answer, state)].join(' ')}</p>
      <div class="map-area">
        ${this.#canvas.element}
        ${palette === undefined ? nothing : legendView(answer.colours, palette, this.#highlighted, highlight)}
        ${at === undefined ? nothing : this.#tooltip(at)}
      </div>
      <p class="sr-only" id="map-summary">${mapSummary(answer, this.#context.selection.size)}</p>
      <p class="sr-only" id="map-keys">
        Arrows go to the nearest point in a direction, Space selects, Enter opens, plus and minus enlarge, 0
        shows all.
      </p>
      <p class="sr-only" role="status">${this.#announcement()}</p>
      ${this.#problem === '' ? nothing : html`<p class="neighbour-note" role="alert">${this.#problem}</p>`}`;
  }

  #tooltip(at: number): TemplateResult | typeof nothing {
    const points = this.#points;
    const [left, top] = this.#canvas.viewport.toScreen(points?.x[at] ?? 0, points?.y[at] ?? 0);
    return tooltipView(this.#cards.get(points?.ids[at]), { left, top }, this.#canvas.viewport);
  }

  #announcement(): string {
    if (this.#cursor === undefined || document.activeElement !== this.#canvas.element) return '';
    const id = this.#points?.ids[this.#cursor] ?? '';
    const name = this.#cards.get(id)?.name ?? '';
    return `${name}${this.#context.selection.has(id) ? ', selected' : ''}`;
  }

  /** Says that records changed since: a map is not torn away from under the eyes. */
  #staleView(state: PageState): TemplateResult | typeof nothing {
    const now = String(state.answer?.revision ?? 0);
    if (this.#answer === undefined || this.#question.isRunning || now === this.#version) return nothing;
    return html`<p class="neighbour-note" role="status">
      Records changed since.
      <button
        class="link"
        @click=${() => {
          this.#again(state);
        }}
      >
        ${icon('refresh')} Draw Anew
      </button>
    </p>`;
  }

  #keep(change: MapViewState): void {
    const { search } = this.#context;
    search.keepView('map', { ...search.state.views.map, ...change });
  }

  #keepPlace(): void {
    this.#keep({ place: this.#canvas.viewport.place });
  }

  #fit(): void {
    this.#canvas.viewport.place = WHOLE;
    this.#canvas.redraw();
    this.#keepPlace();
  }

  #pointerActions(): PointerActions {
    const canvas = this.#canvas;
    const { viewport } = canvas;
    let keeping: ReturnType<typeof setTimeout> | undefined;
    return {
      tool: (): MapTool => this.#context.search.state.views.map?.tool ?? DEFAULTS.tool,
      move: (left, top) => {
        viewport.move(left, top);
        canvas.redraw();
      },
      zoomAt: (left, top, factor) => {
        viewport.zoomAt(left, top, factor);
        canvas.redraw();
      },
      moved: () => {
        clearTimeout(keeping);
        keeping = setTimeout(() => {
          this.#keepPlace();
        }, 300);
      },
      hover: (place) => {
        this.#hover(place === undefined ? undefined : this.#pointAt(place.left, place.top));
      },
      click: (left, top, event) => {
        this.#click(this.#pointAt(left, top), event);
      },
      lasso: (corners) => {
        this.#lasso = corners;
        canvas.redraw();
      },
      select: (corners, by) => {
        this.#select(corners, by);
      },
    };
  }

  #pointAt(left: number, top: number): number | undefined {
    const { viewport } = this.#canvas;
    const [x, y] = viewport.toMap(left, top);
    return this.#points?.nearest(x, y, REACH / viewport.scale);
  }

  #hover(at: number | undefined): void {
    if (at === this.#hovered) return;
    this.#hovered = at;
    this.#canvas.redraw();
    this.#context.renderSoon();
  }

  #click(at: number | undefined, { shiftKey, altKey, ctrlKey, metaKey }: PointerEvent): void {
    const id = at === undefined ? undefined : this.#points?.ids[at];
    const { selection } = this.#context;
    if (at === undefined || id === undefined || id === '') return;
    if (altKey) selection.remove([id]);
    else if (shiftKey) selection.add([id]);
    else if (ctrlKey || metaKey) selection.toggle(id);
    this.#moveCursor(at);
  }

  #moveCursor(at: number): void {
    const points = this.#points;
    if (points === undefined) return;
    this.#cursor = at;
    this.#canvas.viewport.reveal(points.x[at] ?? 0, points.y[at] ?? 0);
    this.#canvas.redraw();
    const id = points.ids[at] ?? '';
    if (id !== '') void this.#context.search.inspect(id);
    this.#context.renderSoon();
  }

  #select(corners: readonly number[], by: SelectBy): void {
    const points = this.#points;
    if (points === undefined) return;
    const { viewport } = this.#canvas;
    const polygon: number[] = [];
    for (let at = 0; at < corners.length; at += 2)
      polygon.push(...viewport.toMap(corners[at] ?? 0, corners[at + 1] ?? 0));
    const isShown = (at: number): boolean =>
      this.#highlighted === undefined || this.#codes?.[at] === this.#highlighted;
    const ids = points
      .inside(polygon)
      .filter(isShown)
      .map((at) => points.ids[at] ?? '');
    const { selection } = this.#context;
    if (by === 'remove') selection.remove(ids);
    else if (by === 'add') selection.add(ids);
    else selection.replace(ids);
  }

  #handleKey(event: KeyboardEvent): boolean {
    const points = this.#points;
    if (points === undefined) return false;
    return handleMapKey(event, points, this.#cursor, {
      moveTo: (at) => {
        this.#moveCursor(at);
      },
      start: () => {
        const { place } = this.#canvas.viewport;
        const at = points.nearest(place.x, place.y, 2);
        if (at !== undefined) this.#moveCursor(at);
      },
      toggle: (at) => {
        const id = points.ids[at] ?? '';
        if (id !== '') this.#context.selection.toggle(id);
      },
      open: (at, aside) => void this.#open(at, aside),
      zoom: (factor) => {
        const { viewport } = this.#canvas;
        viewport.zoomAt(viewport.width / 2, viewport.height / 2, factor);
        this.#canvas.redraw();
        this.#keepPlace();
      },
      fit: () => {
        this.#fit();
      },
    });
  }

  async #open(at: number | undefined, aside: boolean): Promise<void> {
    const id = at === undefined ? undefined : this.#points?.ids[at];
    if (id === undefined || id === '') return;
    try {
      const record = await this.#cards.read(id);
      this.#problem = record === undefined ? 'This record is gone.' : '';
      this.#context.search.open(record, aside);
    } catch (error) {
      this.#problem = asApiError(error).message;
    }
    this.#context.renderSoon();
  }
}

import { html, nothing, render, type TemplateResult } from 'lit';
import type { MapTool, MapViewState } from '../../../../../../shared/src/protocol/browserViews.ts';
import type { MapAnswer } from '../../../../../../shared/src/protocol/neighbours.ts';
import type { PageState } from '../../state.ts';
import type { BrowserView, ViewContext } from '../browserView.ts';
import {
  completeness,
  insteadOfAnswer,
  progressView,
  staleNote,
  withoutVectors,
} from '../neighbours/parts.ts';
import { Question } from '../neighbours/question.ts';
import { FieldsInUse } from './fieldsInUse.ts';
import { legendView } from './legendView.ts';
import { mapBody } from './mapBody.ts';
import { MapCanvas } from './mapCanvas.ts';
import { handleMapKey, type MapKeyActions } from './mapKeys.ts';
import { MapModel } from './mapModel.ts';
import { changeSelection, MapPointer, type PointerActions, type SelectBy } from './mapPointer.ts';
import { DEFAULTS, lacksMany, mapParams, mapSummary } from './mapText.ts';
import { mapToolbar } from './mapToolbar.ts';
import { RecordCards } from './recordCards.ts';
import { tooltipView } from './tooltip.ts';
import { WHOLE } from './viewport.ts';

/** Pixels around a point in which the pointer finds it. */
const REACH = 12;
/** Milliseconds of rest after which the place is kept. */
const REST = 300;

/** Every record as a point, beside those that are alike: coloured by a field, selected by a lasso, read by the pointer or keys. */
export class MapView implements BrowserView {
  readonly element = document.createElement('div');
  readonly #context: ViewContext;
  readonly #question: Question<'map/project'>;
  readonly #model = new MapModel();
  readonly #canvas: MapCanvas;
  readonly #cards: RecordCards;
  readonly #fields: FieldsInUse;
  readonly #observer: ResizeObserver;
  #askedFor = '';
  /** Revision that the answer on screen was asked for; another one only marks it as old. */
  #version: string | undefined;
  #problem = '';
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(context: ViewContext) {
    this.#context = context;
    const renderSoon = (): void => {
      context.renderSoon();
    };
    this.#question = new Question(context.rpc, 'map/project', renderSoon);
    this.#fields = new FieldsInUse(context.rpc, renderSoon);
    this.#cards = new RecordCards(context.rpc, renderSoon);
    this.#canvas = new MapCanvas(() => this.#model.scene(getComputedStyle(document.body).color));
    this.#canvas.viewport.place = context.search.state.views.map?.place ?? WHOLE;
    const canvas = this.#canvas.element;
    canvas.addEventListener('keydown', (event) => {
      const { points, cursor } = this.#model;
      if (points !== undefined && handleMapKey(event, points, cursor, this.#keyActions()))
        event.preventDefault();
    });
    canvas.addEventListener('dblclick', () => void this.#open(this.#model.cursor, false));
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
    const model = this.#model;
    const changes = [
      model.take(this.#question.answer),
      model.takeTheme(document.body, getComputedStyle(document.body).color),
      model.takeSelection(this.#context.selection),
    ];
    const { answer } = model;
    render(
      html`${mapToolbar({ ...DEFAULTS, ...state.views.map }, this.#fields.options, {
        keep: (change) => {
          this.#keep(change);
        },
        fit: () => {
          this.#fit();
        },
      })}
      ${
        this.#question.isRunning
          ? progressView(state, () => {
              this.#question.stop();
            })
          : nothing
      }
      ${
        insteadOfAnswer(this.#question, 'The map', () => {
          this.#again(state);
        }) ?? (answer === undefined ? nothing : (withoutVectors(answer) ?? this.#mapView(answer, state)))
      }`,
      this.element,
    );
    if (this.#canvas.resize() || changes.includes(true)) this.#canvas.repaint();
  }

  focus(): void {
    this.#canvas.element.focus();
  }

  dispose(): void {
    this.#question.stop();
    this.#observer.disconnect();
    this.#canvas.dispose();
    clearTimeout(this.#keeping);
    render(nothing, this.element);
  }

  /** Asks once for each filter, method and colour; that records changed is a reason only where the map lacks many of them. */
  #ask(state: PageState): void {
    const params = mapParams(state);
    const isRefilled = lacksMany(this.#model.answer) && this.#question.isOvertaken(state.status);
    if (isRefilled || this.#version === undefined) this.#version = String(state.answer?.revision ?? 0);
    const key = JSON.stringify(params);
    if (key === this.#askedFor && !isRefilled) return;
    this.#askedFor = key;
    const { key: known } = this.#model.points ?? {};
    this.#question.again({ ...params, ...(known !== undefined && { known }) }, state.status);
  }

  #again(state: PageState): void {
    this.#version = undefined;
    this.#askedFor = '';
    this.#cards.forget();
    this.#ask(state);
  }

  #mapView(answer: MapAnswer, state: PageState): TemplateResult {
    const { hovered, cursor, palette, highlighted } = this.#model;
    const at = hovered ?? (document.activeElement === this.#canvas.element ? cursor : undefined);
    const highlight = (code: number | undefined): void => {
      this.#model.highlighted = code;
      this.#canvas.repaint();
      this.#context.renderSoon();
    };
    return mapBody({
      notes: [answer.how, ...completeness(answer, state), this.#problem],
      stale: this.#isStale(state) ? staleNote(() => this.#again(state)) : nothing,
      canvas: this.#canvas.element,
      legend: palette === undefined ? nothing : legendView(answer.colours, palette, highlighted, highlight),
      tooltip: at === undefined ? nothing : this.#tooltip(at),
      summary: mapSummary(answer, this.#context.selection.size),
      announcement: this.#announcement(),
    });
  }

  #tooltip(at: number): TemplateResult | typeof nothing {
    const { points } = this.#model;
    const { viewport } = this.#canvas;
    const [left, top] = viewport.toScreen(points?.x[at] ?? 0, points?.y[at] ?? 0);
    return tooltipView(this.#cards.get(this.#model.idOf(at)), { left, top }, viewport);
  }

  #announcement(): string {
    const id = this.#model.idOf(this.#model.cursor);
    if (id === '' || document.activeElement !== this.#canvas.element) return '';
    return `${this.#cards.get(id)?.name ?? ''}${this.#context.selection.has(id) ? ', selected' : ''}`;
  }

  /** True where records changed since: a map is not torn away from under the eyes. */
  #isStale({ answer, status }: PageState): boolean {
    const isShown = this.#model.answer !== undefined && !this.#question.isRunning;
    return isShown && (String(answer?.revision ?? 0) !== this.#version || this.#question.isOvertaken(status));
  }

  #keep(change: MapViewState): void {
    this.#context.search.keepView('map', { ...this.#context.search.state.views.map, ...change });
  }

  #keepPlaceSoon(): void {
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => {
      this.#keep({ place: this.#canvas.viewport.place });
    }, REST);
  }

  #fit(): void {
    this.#canvas.viewport.place = WHOLE;
    this.#canvas.redraw();
    this.#keepPlaceSoon();
  }

  #pointerActions(): PointerActions {
    const canvas = this.#canvas;
    const { viewport } = canvas;
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
        this.#keepPlaceSoon();
      },
      hover: (place) => {
        this.#hover(place === undefined ? undefined : this.#pointAt(place.left, place.top));
      },
      click: (left, top, event) => {
        this.#click(this.#pointAt(left, top), event);
      },
      lasso: (corners) => {
        this.#model.lasso = corners;
        canvas.redraw();
      },
      select: (corners, by) => {
        this.#select(corners, by);
      },
    };
  }

  #keyActions(): MapKeyActions {
    const canvas = this.#canvas;
    const { viewport } = canvas;
    return {
      moveTo: (at) => {
        this.#moveCursor(at);
      },
      start: () => {
        const at = this.#model.points?.nearest(viewport.place.x, viewport.place.y, 2);
        if (at !== undefined) this.#moveCursor(at);
      },
      toggle: (at) => {
        const id = this.#model.idOf(at);
        if (id !== '') this.#context.selection.toggle(id);
      },
      open: (at, aside) => void this.#open(at, aside),
      zoom: (factor) => {
        viewport.zoomAt(viewport.width / 2, viewport.height / 2, factor);
        canvas.redraw();
        this.#keepPlaceSoon();
      },
      fit: () => {
        this.#fit();
      },
    };
  }

  #pointAt(left: number, top: number): number | undefined {
    const { viewport } = this.#canvas;
    const [x, y] = viewport.toMap(left, top);
    return this.#model.points?.nearest(x, y, REACH / viewport.scale);
  }

  #hover(at: number | undefined): void {
    if (at === this.#model.hovered) return;
    this.#model.hovered = at;
    this.#canvas.redraw();
    this.#context.renderSoon();
  }

  #click(at: number | undefined, { shiftKey, altKey, ctrlKey, metaKey }: PointerEvent): void {
    const id = this.#model.idOf(at);
    const { selection } = this.#context;
    if (at === undefined || id === '') return;
    if (altKey || shiftKey) changeSelection(selection, [id], altKey ? 'remove' : 'add');
    else if (ctrlKey || metaKey) selection.toggle(id);
    this.#moveCursor(at);
  }

  #moveCursor(at: number): void {
    const { points } = this.#model;
    this.#model.cursor = at;
    this.#canvas.viewport.reveal(points?.x[at] ?? 0, points?.y[at] ?? 0);
    this.#canvas.redraw();
    const id = this.#model.idOf(at);
    if (id !== '') void this.#context.search.inspect(id);
    this.#context.renderSoon();
  }

  #select(corners: readonly number[], by: SelectBy): void {
    const { viewport } = this.#canvas;
    const polygon: number[] = [];
    for (let at = 0; at < corners.length; at += 2) {
      polygon.push(...viewport.toMap(corners[at] ?? 0, corners[at + 1] ?? 0));
    }
    changeSelection(this.#context.selection, this.#model.inside(polygon), by);
  }

  async #open(at: number | undefined, aside: boolean): Promise<void> {
    const id = this.#model.idOf(at);
    if (id !== '') this.#problem = await this.#cards.open(id, this.#context.search, aside);
    this.#context.renderSoon();
  }
}

import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { numeral } from '../../../../../shared/src/counted.ts';
import { cssProperties } from '../../../cssProperties.ts';
import { icon, textView } from '../../../textView.ts';
import { rowWindow, scrollToShow } from '../../../window.ts';
import type { Way } from '../graph/lineageModel.ts';
import type { VisibleNode } from '../graph/visibleGraph.ts';
import { NODE_KINDS, nodeFacts, nodeName } from '../labels.ts';
import type { LineageStore } from '../lineageStore.ts';
import type { Drawn } from '../state.ts';
import { handleTreeKey, typedRow, type TreeKeyActions } from './treeKeys.ts';
import {
  keyOf,
  moreTitle,
  othersCount,
  othersPath,
  othersTitle,
  relationOf,
  rowSentence,
  treeRows,
  wayTitle,
  type TreeRow,
} from './treeRows.ts';

const ROW_HEIGHT = 24;
/** Milliseconds after which a letter begins a new word. */
const TYPING = 700;

/** A graph as a tree of lines: what is read aloud, and what is used by keyboard. Only lines in sight exist. */
export class TreeView {
  readonly element = document.createElement('div');
  readonly #store: LineageStore;
  readonly #changed: () => void;
  readonly #toggled = new Set<string>();
  #rows: readonly TreeRow[] = [];
  #drawnFor: Drawn['graph'] | undefined;
  #at = 0;
  #typed = '';
  #typedAt = 0;

  constructor(store: LineageStore, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
    this.element.className = 'tree';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'tree');
    this.element.setAttribute('aria-label', 'Lineage as a tree');
    this.element.addEventListener('scroll', () => {
      this.#render();
    });
    this.element.addEventListener('keydown', (event) => {
      if (this.#handleKey(event)) event.preventDefault();
    });
  }

  /** Shows a graph; the line of the selected node is the chosen one. */
  show({ graph }: Drawn, selected: string | undefined): void {
    if (graph !== this.#drawnFor) {
      this.#drawnFor = graph;
      this.#takeRows(this.#rows[this.#at]?.path);
    }
    const row = this.#rows[this.#at];
    const isChosen = row !== undefined && (keyOf(row) === selected || row.content.type === 'way');
    if (!isChosen && selected !== undefined) {
      const at = this.#rows.findIndex((one) => keyOf(one) === selected && one.content.type !== 'more');
      if (at >= 0) this.#goTo(at);
    }
    this.#render();
  }

  /** Another root: what was opened by hand is forgotten. */
  reset(): void {
    this.#toggled.clear();
    this.#at = 0;
    this.element.scrollTop = 0;
  }

  #takeRows(path: string | undefined): void {
    this.#rows = this.#drawnFor === undefined ? [] : treeRows(this.#drawnFor, this.#toggled);
    const kept = this.#rows.findIndex((row) => row.path === path);
    this.#at = kept >= 0 ? kept : Math.min(this.#at, Math.max(0, this.#rows.length - 1));
  }

  #goTo(at: number): void {
    this.#at = at;
    const { scrollTop, clientHeight } = this.element;
    if (clientHeight > 0) this.element.scrollTop = scrollToShow(at, scrollTop, clientHeight, ROW_HEIGHT);
  }

  #choose(at: number): void {
    this.#goTo(at);
    const row = this.#rows[at];
    const key = row === undefined ? undefined : keyOf(row);
    if (key !== undefined) this.#store.select(key);
    this.#render();
    this.#changed();
  }

  #toggle({ path }: TreeRow): void {
    if (!this.#toggled.delete(path)) this.#toggled.add(path);
    this.#takeRows(this.#rows[this.#at]?.path);
    this.#render();
  }

  #run({ content }: TreeRow, aside: boolean): void {
    if (content.type === 'more') this.#store.expand(content.key, content.way);
    else if (content.type === 'root' || content.type === 'node') {
      this.#store.open(content.visible.node.key, { aside, keepsFocus: false });
    }
  }

  #handleKey(event: KeyboardEvent): boolean {
    const page = Math.max(1, Math.floor(this.element.clientHeight / ROW_HEIGHT) - 1);
    return handleTreeKey(event, this.#rows, this.#at, page, this.#actions()) || this.#typeAhead(event);
  }

  #actions(): TreeKeyActions {
    const store = this.#store;
    return {
      goTo: (at) => this.#choose(at),
      toggle: (row) => this.#toggle(row),
      run: (row, aside) => this.#run(row, aside),
      expand: (row) => this.#expand(row),
      collapse: ({ content }) => {
        if (content.type === 'node') store.collapse(content.visible.node.key, [content.way]);
        else if (content.type === 'others') store.collapse(content.key, [content.way]);
      },
    };
  }

  /** Brings more the way of a line; where there is nothing more that way, the other way, below a line of its own. */
  #expand(row: TreeRow): void {
    const { content } = row;
    const root = this.#drawnFor?.root ?? '';
    if (content.type === 'way') this.#store.expand(root, content.way);
    else if (content.type === 'root') this.#store.expand(root, wayOfMore(content.visible, 'down'));
    else if (content.type === 'node') {
      const { key } = content.visible.node;
      const way = wayOfMore(content.visible, content.way);
      if (way !== content.way) this.#open(row.path, othersPath(way, key));
      this.#store.expand(key, way);
    } else {
      this.#open(row.path);
      this.#store.expand(content.key, content.way);
    }
  }

  /** Opens those of some lines that are closed. */
  #open(...paths: readonly string[]): void {
    for (const path of paths) {
      const row = this.#rows.find((one) => one.path === path);
      // A line that is to come is closed at first.
      const isClosed = row === undefined ? !this.#toggled.has(path) : row.isOpen === false;
      if (isClosed && !this.#toggled.delete(path)) this.#toggled.add(path);
      this.#takeRows(this.#rows[this.#at]?.path);
    }
    this.#render();
  }

  #typeAhead({ key, ctrlKey, metaKey, altKey, timeStamp }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey || altKey || [...key].length !== 1 || key === ' ') return false;
    this.#typed = timeStamp - this.#typedAt > TYPING ? key : this.#typed + key;
    this.#typedAt = timeStamp;
    const at = typedRow(this.#rows, this.#at, this.#typed);
    if (at !== undefined) this.#choose(at);
    return true;
  }

  #render(): void {
    const rows = this.#rows;
    const { scrollTop, clientHeight } = this.element;
    const { first, end } = rowWindow(scrollTop, clientHeight, ROW_HEIGHT, rows.length);
    // The chosen line exists even out of sight, so that screen readers find it.
    const shown = rows.slice(first, end).map((row, at) => ({ row, at: first + at }));
    const chosen = rows[this.#at];
    if (chosen !== undefined && (this.#at < first || this.#at >= end))
      shown.push({ row: chosen, at: this.#at });
    render(
      html`<div
        class="tree-rows"
        role="none"
        ${cssProperties({ height: `${String(rows.length * ROW_HEIGHT)}px` })}
      >
        ${repeat(
          shown,
          ({ row }) => row.path,
          ({ row, at }) => this.#rowView(row, at),
        )}
      </div>`,
      this.element,
    );
    this.element.setAttribute('aria-activedescendant', `tree-row-${String(this.#at)}`);
  }

  #rowView(row: TreeRow, at: number): TemplateResult {
    const { level, position, siblings } = row;
    const place = {
      top: `${String(at * ROW_HEIGHT)}px`,
      'padding-left': `${String(Math.min(level - 1, 24) * 12 + 6)}px`,
    };
    return html`<div
      class="tree-row"
      id="tree-row-${String(at)}"
      role="treeitem"
      aria-level=${level}
      aria-posinset=${position}
      aria-setsize=${siblings}
      aria-expanded=${row.isOpen === undefined ? nothing : String(row.isOpen)}
      aria-selected=${at === this.#at ? 'true' : 'false'}
      aria-label=${rowSentence(row)}
      title=${rowSentence(row)}
      ${cssProperties(place)}
      @click=${(event: MouseEvent) => this.#click(row, at, event)}
    >
      <span class="twistie" data-twistie
        >${row.isOpen === undefined ? nothing : icon(row.isOpen ? 'chevron-down' : 'chevron-right')}</span
      >${contentView(row)}
    </div>`;
  }

  #click(row: TreeRow, at: number, event: MouseEvent): void {
    const isTwistie = event.target instanceof Element && event.target.closest('[data-twistie]') !== null;
    this.#choose(at);
    if (isTwistie || row.content.type === 'way' || row.content.type === 'others') {
      if (row.isOpen !== undefined) this.#toggle(row);
    } else if (row.content.type === 'more') this.#store.expand(row.content.key, row.content.way);
    else {
      const { key } = row.content.visible.node;
      this.#store.open(key, { aside: true, keepsFocus: !(event.ctrlKey || event.metaKey) });
    }
  }
}

/** The way in which a node has more; the wanted one where it has more both ways, or none. */
function wayOfMore({ more }: VisibleNode, wanted: Way): Way {
  const other = wanted === 'up' ? 'down' : 'up';
  return more[wanted] === 0 && more[other] > 0 ? other : wanted;
}

function contentView({ content }: TreeRow): TemplateResult {
  switch (content.type) {
    case 'way':
      return html`<b>${wayTitle(content.way)}</b> <span class="muted">${numeral(content.count)}</span>`;
    case 'others':
      return html`<span class="tree-more">${othersTitle(content.way)}</span>
        <span class="muted">${othersCount(content)}</span>`;
    case 'more':
      return html`<span class="tree-more">${moreTitle(content)}</span>`;
    case 'root':
    case 'node': {
      const { node } = content.visible;
      const isNode = content.type === 'node';
      const relation = isNode ? relationOf(content.edges, content.way) : '';
      const facts = [...(relation === '' ? [] : [relation]), ...nodeFacts(node).slice(1)];
      return html`${icon(NODE_KINDS[node.kind].icon)}<span class="tree-name" data-state=${node.state}
          >${textView(nodeName(node).slice(0, 200).toWellFormed())}</span
        ><span class="muted tree-facts"
          >${textView(facts.join(' · '))}${isNode && content.isRepeated ? ' · shown above' : ''}</span
        >`;
    }
  }
}

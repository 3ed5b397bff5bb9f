import type { ViewContext } from './browserView.ts';

/** How a view lays the ranking out. */
export interface RankLayout {
  /** Ranks that one row shows side by side. */
  columns: number;
  /** Ranks that Page Up and Page Down move by. */
  page: number;
  /** One up from the first row. */
  above(): void;
  /** Scrolls the rank into view. */
  reveal(rank: number): void;
}

/**
 * Keys of views that show the ranking: arrows, Page, Home and End move the cursor, with Shift they select on the way;
 * Space toggles, Enter opens, S finds similar. True where the key was one of them.
 */
export function handleRankKey(event: KeyboardEvent, context: ViewContext, layout: RankLayout): boolean {
  const { search, picking } = context;
  const { active, answer } = search.state;
  const last = (answer?.reachable ?? 0) - 1;
  const target = targetOf(event, active, last, layout);
  if (target !== undefined && !event.altKey) {
    if (event.key === 'ArrowUp' && active < layout.columns && !event.shiftKey) {
      layout.above();
      return true;
    }
    const rank = Math.max(0, Math.min(target, last));
    if (event.shiftKey) picking.extendTo(rank);
    else search.select(rank);
    layout.reveal(rank);
    return true;
  }
  return handleAction(event, context);
}

function targetOf(
  event: KeyboardEvent,
  active: number,
  last: number,
  layout: RankLayout,
): number | undefined {
  const { columns, page } = layout;
  const moves: Record<string, number> = {
    ArrowDown: active + columns,
    ArrowUp: active - columns,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: last,
    ...(columns > 1 ? { ArrowRight: active + 1, ArrowLeft: active - 1 } : {}),
  };
  return moves[event.key];
}

function handleAction(event: KeyboardEvent, { search, picking }: ViewContext): boolean {
  if (event.key === 'Enter') {
    search.open(search.selected, event.ctrlKey || event.metaKey);
    return true;
  }
  if (event.key === ' ' && !event.shiftKey) {
    picking.toggle(search.state.active);
    return true;
  }
  if (event.key.toLowerCase() !== 's' || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { selected } = search;
  if (selected !== undefined) search.findSimilar(selected);
  return true;
}

import type { Page } from 'playwright-core';

/**
 * What a long list lacks in sight, in words; empty where its items cover what is seen of it from the top edge to the
 * bottom edge, or to the end of the list, without a rank left out.
 */
export function missingInSight(page: Page, scroller: string, item: string): Promise<string[]> {
  return page.locator(scroller).evaluate(lacking, item);
}

/** Collects what the list lacked in any frame that was painted from now on, once it has items; the result reads it. */
export async function watchFrames(
  page: Page,
  scroller: string,
  item: string,
): Promise<() => Promise<string[]>> {
  // Asked at the beginning of a frame, before the page draws: what is there then is what the last frame showed.
  const found = await page.evaluateHandle<Set<string>>(`(() => {
    const lacking = ${lacking.toString()};
    const found = new Set();
    const look = () => {
      const list = document.querySelector('${scroller}');
      if (list?.querySelector('${item}')) for (const text of lacking(list, '${item}')) found.add(text);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return found;
  })()`);
  return () => found.evaluate((texts) => [...texts]);
}

/** Runs in the page, so it has everything within itself. */
function lacking(list: Element, item: string): string[] {
  // Cards stand apart by fewer pixels than this.
  const space = 12;
  const head = list.querySelector('.grid-head')?.getBoundingClientRect().height ?? 0;
  const end = list.querySelector('.spacer, .grid-body')?.getBoundingClientRect().bottom ?? 0;
  const { top: edge, bottom: lower } = list.getBoundingClientRect();
  const [top, bottom] = [edge + head, Math.min(lower, end)];
  const items = [...list.querySelectorAll(item)]
    .map((element) => ({
      rank: Number(element.getAttribute('aria-posinset') ?? element.getAttribute('aria-rowindex')),
      place: element.getBoundingClientRect(),
    }))
    .filter(({ place }) => place.bottom > top && place.top < bottom)
    .sort((one, other) => one.rank - other.rank);
  const missing: string[] = [];
  let covered = top;
  for (const [position, { rank, place }] of items.entries()) {
    const before = items[position - 1]?.rank ?? rank - 1;
    if (rank !== before + 1) missing.push(`ranks ${String(before + 1)} to ${String(rank - 1)}`);
    if (place.top > covered + space) missing.push(`pixels ${String(covered)} to ${String(place.top)}`);
    covered = Math.max(covered, place.bottom);
  }
  if (items.length === 0 || covered < bottom - space)
    missing.push(`pixels ${String(covered)} to ${String(bottom)}`);
  return missing;
}

import type { Page } from 'playwright-core';

/**
 * What can be used on a page and not be reached, whatever is scrolled: it stays beyond the window, or something lies over it.
 * Each is told by its words.
 */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const usable = [...document.querySelectorAll('button, input, select, textarea, summary, [role=option]')];
    return usable.flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      if (width <= 1 || height <= 1) return [];
      const words = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`;
      const [x, y] = [
        (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
        (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
      ];
      const isLarge = width > innerWidth || height > innerHeight;
      if (!isLarge && (left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1))
        return [`${words}: beyond the window`];
      const hit = document.elementFromPoint(x, y);
      const isHit =
        hit !== null &&
        (element.contains(hit) || hit.contains(element) || hit.closest('label')?.contains(element) === true);
      return isHit ? [] : [`${words}: under ${hit?.tagName ?? 'nothing'} ${hit?.className.toString() ?? ''}`];
    });
  });
}

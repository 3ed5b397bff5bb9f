import type { Page } from 'playwright-core';

/** A text that is hard to read. */
export interface PoorContrast {
  text: string;
  place: string;
  ratio: number;
}

/**
 * Texts in sight whose contrast with what is behind them is below the ratio (WCAG 2.2, 1.4.3: 4.5 for text). Colours
 * that let the background through are laid over it first.
 */
export function poorContrasts(page: Page, lowest: number): Promise<PoorContrast[]> {
  return page.evaluate((wanted) => {
    type Color = [number, number, number, number];
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const parse = (color: string): Color => {
      const numbers = /rgba?\(([^)]+)\)/
        .exec(color)?.[1]
        ?.split(/[,/ ]+/)
        .map(Number);
      if (numbers !== undefined) return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 1];
      if (context === null) throw new Error('no canvas');
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = ([r, g, b, a]: Color, [R, G, B]: Color): Color => [
      r * a + R * (1 - a),
      g * a + G * (1 - a),
      b * a + B * (1 - a),
      1,
    ];
    const backgroundOf = (element: Element | null): Color => {
      if (element === null) return [255, 255, 255, 1];
      return over(parse(getComputedStyle(element).backgroundColor), backgroundOf(element.parentElement));
    };
    const luminance = ([r, g, b]: Color): number => {
      const [red = 0, green = 0, blue = 0] = [r, g, b].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const poor: { text: string; place: string; ratio: number }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (element === null || text === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      const background = backgroundOf(element);
      const color = over(parse(getComputedStyle(element).color), background);
      const [light = 0, dark = 0] = [luminance(color), luminance(background)].sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      if (ratio < wanted) {
        const place = element.closest('[class]')?.className ?? element.tagName;
        poor.push({ text: text.slice(0, 40), place, ratio: Math.round(ratio * 100) / 100 });
      }
    }
    return poor;
  }, lowest);
}

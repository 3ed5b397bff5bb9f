import type { MapColours } from '../../../../../../shared/src/protocol/neighbours.ts';

/** Code of points without a value. */
export const NO_VALUE = 255;
const NUMBERS = 255;

/**
 * Seven colours that people with any colour vision tell apart (Okabe and Ito, 2008); its black and yellow are replaced
 * by what stands out on both a dark and a light background, with the lightness moved a little for each.
 */
const CATEGORIES = {
  dark: ['#56b4e9', '#e69f00', '#00b386', '#f0e442', '#ff7f50', '#d98cbf', '#4f8fe6'],
  light: ['#0072b2', '#b86e00', '#007a5a', '#8a7a00', '#c04000', '#a8558a', '#2b4fc4'],
};
const OTHERS = { dark: '#6f6f6f', light: '#9a9a9a' };
/** From low to high: viridis, whose lightness rises evenly (van der Walt and Smith, 2015), without its darkest part. */
const SCALE = ['#3b528b', '#2c728e', '#21908c', '#27ad81', '#5dc863', '#aadc32', '#fde725'];
const PLAIN = { dark: '#56b4e9', light: '#0072b2' };

/** Colours by code as CSS, and as pixels. */
export interface Palette {
  css: readonly string[];
  pixels: Uint32Array;
  foreground: number;
}

/** The colours of a map on a dark or a light background; `foreground` is the theme's. */
export function paletteOf(colours: MapColours | undefined, isDark: boolean, foreground: string): Palette {
  const theme = isDark ? 'dark' : 'light';
  const css = Array.from({ length: 256 }, (_, code) => cssOf(code, colours, theme));
  return { css, pixels: Uint32Array.from(css, pixelOf), foreground: pixelOf(foreground) };
}

function cssOf(code: number, colours: MapColours | undefined, theme: 'dark' | 'light'): string {
  if (colours === undefined) return PLAIN[theme];
  if (code === NO_VALUE) return OTHERS[theme];
  if (colours.scale === 'categories') {
    const isOthers = colours.legend[code]?.others === true;
    return isOthers ? OTHERS[theme] : (CATEGORIES[theme][code] ?? OTHERS[theme]);
  }
  // On a light background the high end would vanish: the scale is turned there, so that high is dark.
  const share = code / (NUMBERS - 1);
  return between(SCALE, theme === 'dark' ? share : 1 - share * 0.9 - 0.1);
}

function between(colors: readonly string[], share: number): string {
  const place = share * (colors.length - 1);
  const at = Math.min(colors.length - 2, Math.floor(place));
  const part = place - at;
  const [low, high] = [channels(colors[at] ?? ''), channels(colors[at + 1] ?? '')];
  const mixed = low.map((value, channel) => Math.round(value + ((high[channel] ?? 0) - value) * part));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** A colour (`#rrggbb` or `rgb(…)`) as an opaque pixel of image data, whose bytes are red, green, blue, alpha. */
function pixelOf(css: string): number {
  const [red = 0, green = 0, blue = 0] = channels(css);
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

function channels(css: string): number[] {
  const hex = /^#([0-9a-f]{6})/iu.exec(css)?.[1];
  if (hex !== undefined) return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return (css.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}

import type { Place, Viewport } from './viewport.ts';

/** Milliseconds that the picture takes to its new place. */
const DURATION = 220;

/**
 * Moves a viewport to a place, so that eyes can follow; at once for who wants no motion. Whoever moves it meanwhile has it.
 * `drawn` is called after each step.
 */
export function glide(viewport: Viewport, to: Place, drawn: () => void): void {
  const from = viewport.place;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const started = performance.now();
  let last = from;
  const step = (): void => {
    if (viewport.place !== last) return;
    const passed = isStill ? 1 : Math.min(1, (performance.now() - started) / DURATION);
    const part = 1 - (1 - passed) ** 3;
    const between = (one: number, other: number): number => one + (other - one) * part;
    last = {
      x: between(from.x, to.x),
      y: between(from.y, to.y),
      zoom: between(from.zoom, to.zoom),
    };
    viewport.place = passed === 1 ? to : last;
    last = viewport.place;
    drawn();
    if (passed < 1) requestAnimationFrame(step);
  };
  step();
}

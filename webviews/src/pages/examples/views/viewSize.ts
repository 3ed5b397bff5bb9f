import type { BrowserView, ViewContext } from './browserView.ts';

/**
 * Draws a view anew when it gets its first size or another one, before that size is painted: until then it knows
 * neither how many rows are in sight, nor how wide they are.
 */
export function redrawnWhenResized(view: BrowserView, { search }: ViewContext): ResizeObserver {
  const observer = new ResizeObserver(() => {
    if (view.element.isConnected) view.show(search.state);
  });
  observer.observe(view.element);
  return observer;
}

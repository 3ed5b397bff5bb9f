import type { Colours } from './scene.ts';

/** Reads colours of the page's theme, which a canvas cannot name by itself. */
export class ThemeColours implements Colours {
  readonly #host: HTMLElement;
  readonly #known = new Map<string, string>();
  readonly #observer: MutationObserver;

  /** `changed` is called when the editor changes the theme. `host` is an element of the page. */
  constructor(host: HTMLElement, changed: () => void) {
    this.#host = host;
    this.#observer = new MutationObserver(() => {
      this.#known.clear();
      changed();
    });
    this.#observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  }

  variable(name: string): string {
    return this.#read(name, () => getComputedStyle(document.body).getPropertyValue(name));
  }

  bucket(name: string): string {
    return this.#read(`bucket ${name}`, () => {
      const probe = document.createElement('i');
      probe.className = `swatch ${name}`;
      this.#host.append(probe);
      const color = getComputedStyle(probe).getPropertyValue('--mark');
      probe.remove();
      return color;
    });
  }

  dispose(): void {
    this.#observer.disconnect();
  }

  /** Colours that the person forces on the system count for all: there one is as good as the other. */
  #read(key: string, read: () => string): string {
    if (matchMedia('(forced-colors: active)').matches) return 'CanvasText';
    const known = this.#known.get(key) ?? read().trim();
    this.#known.set(key, known);
    return known === '' ? 'gray' : known;
  }
}

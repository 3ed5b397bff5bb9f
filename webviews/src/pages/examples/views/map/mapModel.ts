import type { MapAnswer } from '../../../../../../shared/src/protocol/neighbours.ts';
import type { Selection } from '../../selection.ts';
import type { MapScene } from './mapCanvas.ts';
import { bytesOf, MapPoints } from './mapPoints.ts';
import { paletteOf, type Palette } from './palette.ts';

/** What is on the map: the points of the last answer with their colours, the selection, and where cursor and pointer are. */
export class MapModel {
  answer: MapAnswer | undefined;
  points: MapPoints | undefined;
  palette: Palette | undefined;
  /** The only code that is shown in its colour. */
  highlighted: number | undefined;
  /** Positions of the points under the keyboard's cursor and under the pointer. */
  cursor: number | undefined;
  hovered: number | undefined;
  /** Corners of the lasso, in CSS pixels. */
  lasso: readonly number[] = [];
  #codes: Uint8Array | undefined;
  #selected = new Uint8Array();
  /** Version of the selection that was taken; none for other points. */
  #taken: number | undefined;
  #theme = '';

  idOf(at: number | undefined): string {
    return (at === undefined ? undefined : this.points?.ids[at]) ?? '';
  }

  /** True where the answer is another than before; the cursor stays with its record. */
  take(answer: MapAnswer | undefined): boolean {
    if (answer === undefined || answer === this.answer) return false;
    this.answer = answer;
    if (answer.ids !== undefined) {
      const cursor = this.idOf(this.cursor);
      this.points = new MapPoints(answer);
      this.cursor = this.points.positionOf(cursor);
      this.hovered = undefined;
      this.#taken = undefined;
    }
    this.#codes = answer.colours === undefined ? undefined : bytesOf(answer.colours.codes);
    this.highlighted = undefined;
    this.#theme = '';
    return true;
  }

  /** True where the theme is another than at the last frame. */
  takeTheme({ classList, className }: HTMLElement, color: string): boolean {
    const theme = `${className} ${color}`;
    if (theme === this.#theme) return false;
    this.#theme = theme;
    const isLight = classList.contains('vscode-light') || classList.contains('vscode-high-contrast-light');
    this.palette = paletteOf(this.answer?.colours, !isLight, color);
    return true;
  }

  /** True where the selection is another than at the last frame. */
  takeSelection(selection: Selection): boolean {
    if (selection.version === this.#taken) return false;
    this.#taken = selection.version;
    const ids = this.points?.ids ?? [];
    this.#selected = new Uint8Array(ids.length);
    if (selection.size === 0) return true;
    for (let at = 0; at < ids.length; at += 1) if (selection.has(ids[at] ?? '')) this.#selected[at] = 1;
    return true;
  }

  /** Ids of the points inside a polygon on the map; of those that are shown in their colour. */
  inside(polygon: readonly number[]): string[] {
    const isShown = (at: number): boolean =>
      this.highlighted === undefined || this.#codes?.[at] === this.highlighted;
    const found = this.points?.inside(polygon) ?? [];
    return found.filter(isShown).map((at) => this.idOf(at));
  }

  scene(color: string): MapScene | undefined {
    const { points, palette, highlighted, cursor, hovered, lasso } = this;
    if (points === undefined || palette === undefined) return undefined;
    const look = { palette, codes: this.#codes, selected: this.#selected, highlighted };
    return { points, look, overlay: { cursor, hovered, lasso, color } };
  }
}

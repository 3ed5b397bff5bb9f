import { plainText } from '../../../textView.ts';
import type { ExampleRow } from '../model/exampleRows.ts';
import type { Trial } from '../model/trials.ts';
import { scoreText } from '../words.ts';

/**
 * The cells of rows. There are a dozen looks of them and thousands of cells in sight: each is a copy of the first of its look, which
 * takes a tenth of the time of a template with attributes of its own.
 */
export class ScoreCells {
  readonly #looks = new Map<string, HTMLElement>();

  /** The cells of a row by trial, behind its difficulty where that is wanted. */
  of(row: ExampleRow, trials: readonly Trial[], withDifficulty: boolean): DocumentFragment {
    const fragment = document.createDocumentFragment();
    if (withDifficulty) fragment.append(this.#difficultyCell(row));
    for (const { scores } of trials) fragment.append(this.#scoreCell(scores[row.id]));
    return fragment;
  }

  #scoreCell(score: number | null | undefined): Node {
    const look = score === undefined ? 'none' : score === null ? 'error' : shortScore(score);
    return this.#copyOf(look, () => {
      const cell = cellOf(score === undefined ? '' : score === null ? '!' : look);
      if (score === undefined) cell.ariaLabel = 'not evaluated';
      else if (score === null) {
        cell.ariaLabel = 'error';
        cell.dataset['kind'] = 'error';
      } else {
        cell.dataset['kind'] = score >= 1 ? 'right' : score <= 0 ? 'wrong' : 'part';
        cell.dataset['score'] = String(tenths(score));
      }
      return cell;
    });
  }

  #difficultyCell({ difficulty }: ExampleRow): Node {
    const text = difficulty?.value?.toFixed(1) ?? '';
    return this.#copyOf(`difficulty ${text}`, () => {
      const cell = cellOf(text);
      if (text === '') cell.ariaLabel = 'difficulty not known';
      else cell.classList.add('difficulty');
      return cell;
    });
  }

  #copyOf(look: string, make: () => HTMLElement): Node {
    const first = this.#looks.get(look) ?? make();
    this.#looks.set(look, first);
    return first.cloneNode(true);
  }
}

/** What a cell says in full. */
export function cellTitle({ scores, trial, errors }: Trial, id: string): string {
  const score = scores[id];
  const name = `Trial ${String(trial)}`;
  if (score === undefined) return `${name}: not evaluated`;
  if (score === null) return `${name}: error, ${plainText(errors?.[id] ?? '').slice(0, 300)}`;
  return `${name}: ${scoreText(score)}`;
}

function cellOf(text: string): HTMLElement {
  const cell = document.createElement('span');
  cell.className = 'cell';
  cell.role = 'gridcell';
  cell.textContent = text;
  return cell;
}

/** A score in steps of a tenth, which the style sheet has a colour for. */
function tenths(score: number): number {
  return Math.round(10 * Math.min(1, Math.max(0, score)));
}

/** As few characters as a cell has room for: "1", "0", ".6". */
function shortScore(score: number): string {
  if (score >= 1) return '1';
  if (score <= 0) return '0';
  return `.${String(Math.min(9, Math.max(1, Math.round(10 * score))))}`;
}

import type { MapAnswer, MapParams } from '../../../../../../shared/src/protocol/neighbours.ts';
import { counted, numeral } from '../../../../../../shared/src/counted.ts';
import { fieldValue } from '../../labels.ts';
import type { PageState } from '../../state.ts';

/** How a map is looked at before anybody chose. */
export const DEFAULTS = { method: 'umap', colour: 'status', tool: 'move' } as const;

/** What the state asks for. */
export function mapParams({ query, views }: Pick<PageState, 'query' | 'views'>): MapParams {
  const { method, colour } = { ...DEFAULTS, ...views.map };
  return { filters: query.filters, method, ...(colour === '' ? {} : { colour }) };
}

/** What the map shows, for those who do not see it. */
export function mapSummary({ placed, colours, how }: MapAnswer, selected: number): string {
  const sentences = [`${counted(placed, 'point')}.`, how];
  if (colours?.scale === 'categories') {
    const groups = colours.legend.map(
      ({ value, count: number }) => `${fieldValue(colours.field, value)} ${numeral(number)}`,
    );
    if (colours.missing > 0) groups.push(`no value ${numeral(colours.missing)}`);
    sentences.push(`By ${colours.field}: ${groups.join(', ')}.`);
  } else if (colours !== undefined) {
    sentences.push(`By ${colours.field}: from ${String(colours.low)} to ${String(colours.high)}.`);
  }
  if (selected > 0) sentences.push(`${numeral(selected)} selected.`);
  return sentences.join(' ');
}

/** What may be read from a map by each method. */
export const CAVEATS = {
  umap: 'Neighbours lie together; how far groups are from each other, and how large they are, means nothing.',
  pca: 'Distances are true along two directions only: records that lie together here may be far apart in all others.',
} as const;

/** How the map is read by keys. */
export const KEYS =
  'Arrows go to the nearest point in a direction, Space selects, Enter opens, plus and minus enlarge and shrink, 0 shows all.';

/** Records that may lack on a map without its being drawn anew by itself, as a part of all. */
const SMALL_PART = 0.01;

/** True where a good part of the records is not on the map, as where it was drawn before they had vectors. */
export function lacksMany(answer: MapAnswer | undefined): boolean {
  return answer !== undefined && answer.withoutVector > answer.total * SMALL_PART;
}

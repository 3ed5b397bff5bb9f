import type { SearchableKind, SearchFilters } from '../../../../shared/src/protocol/search.ts';
import { OperationalError } from '../../adapters/operationalError.ts';

/** Lists of the search filters by the name that the command line gives them. */
const LISTS = {
  kind: 'kinds',
  function: 'functions',
  domain: 'domains',
  source: 'sources',
  status: 'statuses',
  tag: 'tags',
} as const satisfies Record<string, keyof SearchFilters>;

export type FilterName = keyof typeof LISTS | 'quality';

/** The names that `--filter` knows. */
export const FILTER_NAMES: readonly FilterName[] = [
  ...(Object.keys(LISTS) as (keyof typeof LISTS)[]),
  'quality',
];

/**
 * Search filters from `field=value` pairs: several values of one field admit any of them, several fields must all
 * hold. `quality=0.8` is the lowest mean quality score.
 */
export function parseFilters(pairs: readonly (readonly [string, string])[]): SearchFilters {
  const filters: SearchFilters = {};
  for (const [name, value] of pairs) {
    if (name === 'quality') filters.minimumQuality = parseQuality(value);
    else if (name === 'kind') filters.kinds = [...(filters.kinds ?? []), parseKind(value)];
    else if (isList(name)) {
      const list = LISTS[name];
      if (list !== 'kinds') filters[list] = [...(filters[list] ?? []), value];
    } else throw new OperationalError(`There is no filter "${name}"; there are ${FILTER_NAMES.join(', ')}.`);
  }
  return filters;
}

/** Splits `field=value`. */
export function parsePair(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals <= 0) throw new OperationalError(`--filter ${text} does not have the form field=value.`);
  return [text.slice(0, equals).trim(), text.slice(equals + 1)];
}

function isList(name: string): name is keyof typeof LISTS {
  return Object.hasOwn(LISTS, name);
}

function parseKind(value: string): SearchableKind {
  if (value === 'example' || value === 'databit') return value;
  throw new OperationalError(`The kind "${value}" is not searched; there are example and databit.`);
}

function parseQuality(value: string): number {
  const quality = Number(value);
  if (value.trim() !== '' && quality >= 0 && quality <= 1) return quality;
  throw new OperationalError(`The quality "${value}" is no number from 0 to 1.`);
}

import type {
  FacetName,
  MatchExplanation,
  SearchMode,
  SearchResult,
  SearchableKind,
} from '../../../../shared/src/protocol/search.ts';

/** Names of the facets, in the order in which they are shown. */
export const FACETS: readonly { name: FacetName; title: string; noun: string }[] = [
  { name: 'kinds', title: 'Kind', noun: 'kind' },
  { name: 'functions', title: 'Function', noun: 'function' },
  { name: 'domains', title: 'Domain', noun: 'domain' },
  { name: 'statuses', title: 'Status', noun: 'status' },
  { name: 'sources', title: 'Source', noun: 'source' },
  { name: 'tags', title: 'Tag', noun: 'tag' },
];

/** Icon and names of each kind; the fields of its preview, in order. */
export const KINDS: Record<
  SearchableKind,
  { icon: string; one: string; many: string; preview: readonly { field: string; title: string }[] }
> = {
  example: {
    icon: 'comment-discussion',
    one: 'Example',
    many: 'Examples',
    preview: [
      { field: 'input', title: 'Input' },
      { field: 'expected_output', title: 'Expected output' },
      { field: 'explanation', title: 'Explanation' },
    ],
  },
  databit: {
    icon: 'package',
    one: 'DataBit',
    many: 'DataBits',
    preview: [
      { field: 'content', title: 'Content' },
      { field: 'labels', title: 'Labels' },
    ],
  },
};

/** What found a record: its icons, and words for them. */
export const MATCHES: Record<
  MatchExplanation['by'],
  { label: string; icons: readonly string[]; sentence: string }
> = {
  both: {
    label: 'Vector + keyword',
    icons: ['sparkle', 'whole-word'],
    sentence: 'Found by meaning and by words.',
  },
  vector: {
    label: 'Vector',
    icons: ['sparkle'],
    sentence: 'Found by meaning: no word of the query decided it.',
  },
  keyword: { label: 'Keyword', icons: ['whole-word'], sentence: 'Found by words of the query.' },
  filter: { label: 'Filter', icons: ['filter'], sentence: 'Passes the filters.' },
};

/** How an answer was found. */
export const MODES: Record<SearchMode, string> = {
  hybrid: 'by meaning and words',
  'keyword-only': 'by words only',
  vector: 'by meaning',
  filter: '',
};

/** A value of a facet as people read it. */
export function facetValue(facet: FacetName, value: string): string {
  if (facet === 'kinds' && (value === 'example' || value === 'databit')) return KINDS[value].many;
  return facet === 'statuses' || facet === 'sources' ? value.replaceAll('_', ' ') : value;
}

/** A value of a field as people read it: that of a facet's field reads like the facet. */
export function fieldValue(field: string, value: string): string {
  if (field === 'status') return facetValue('statuses', value);
  if (field === 'source') return facetValue('sources', value);
  return field === 'kind' ? facetValue('kinds', value) : value;
}

/** What identifies a result for people. */
export function nameOf(result: Pick<SearchResult, 'id' | 'name'>): string {
  if (result.name !== '') return result.name;
  return result.id === '' ? '(no id)' : result.id;
}

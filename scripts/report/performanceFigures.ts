/** What is measured: one line of the tables. */
export interface FigureKind {
  /** Its name in the results. */
  readonly id: string;
  readonly group: string;
  readonly what: string;
  readonly unit: 'ms' | 's' | 'MB' | '%' | 'per s' | 'count' | 'share';
  /** The budget of the design, for a workspace of 100,000 records; of quantiles the 95th has to keep it. */
  readonly most?: number;
  readonly least?: number;
}

const kind = (
  group: string,
  id: string,
  what: string,
  unit: FigureKind['unit'],
  budget: Pick<FigureKind, 'most' | 'least'> = {},
): FigureKind => ({ id, group, what, unit, ...budget });

const COLD = 'Cold index: an empty cache';
const WARM = 'Warm start: the cache of the last session';
const SEARCH = 'Search, k = 10, over the connection';
const CHANGES = 'Changes';
const SQL = 'SQL';
const LANGUAGE = 'Language features in a file of up to 1,000 records';
const PEER = 'The same file in yaml-language-server 2.0.0 with the same schema';
const HISTORY = 'History of the repository';
const SPACE = 'Memory and disk';
const PARTS = 'Parts by themselves';
const PAGES = 'Pages';

/** The parts of the records that the measured filters admit, in percent. */
export const SELECTIVITIES = [100, 50, 5, 0.1] as const;

/** Everything that is measured, in the order of the tables. What a run did not measure stands there with the reason. */
export const FIGURE_KINDS: readonly FigureKind[] = [
  kind(COLD, 'cold.keywords', 'process start → all records searchable by keywords', 's'),
  kind(COLD, 'cold.quick', 'process start → all searchable by meaning, quick model', 's'),
  kind(COLD, 'cold.full', 'process start → all searchable by meaning, default model', 's'),
  kind(COLD, 'cold.rate', 'texts per second, from process start to the last vector', 'per s'),
  kind(COLD, 'cold.raw', 'texts per second of the model alone, before and after', 'per s'),
  kind(COLD, 'cold.share', 'share of the model alone', '%', { least: 90 }),
  kind(COLD, 'cold.reused', 'documents and vectors that a cache knew', 'count', { most: 0 }),
  kind(COLD, 'cold.hover', 'hover in an open file meanwhile', 'ms', { most: 20 }),
  kind(WARM, 'warm.keywords', 'process start → searchable by keywords', 's', { most: 2 }),
  kind(WARM, 'warm.meaning', 'process start → a search answers by meaning', 's', { most: 2 }),
  kind(WARM, 'warm.preferred', 'process start → the preferred model answers', 's'),
  kind(
    WARM,
    'warm.ready',
    'process start → nothing is left to do, the vectors of the quick model included',
    's',
  ),
  kind(WARM, 'warm.hover', 'hover in an open file meanwhile', 'ms', { most: 20 }),
  kind(
    WARM,
    'warm.noSnapshot',
    'the same where only documents and vectors are in the cache, by keywords',
    's',
  ),
  kind(WARM, 'warm.cli', '`databits search`, the whole run', 's'),
  ...SELECTIVITIES.flatMap((percent) => [
    kind(SEARCH, `search.${percent}`, `hybrid, ${percent} % admitted`, 'ms', { most: 10 }),
    kind(SEARCH, `recall.${percent}`, `recall@10 by meaning, ${percent} % admitted`, 'share', {
      least: 0.99,
    }),
  ]),
  kind(SEARCH, 'search.inside', 'hybrid, 100 % admitted, without the way to the client', 'ms', { most: 10 }),
  kind(SEARCH, 'search.facets', 'hybrid, 100 % admitted, with counts of all facets', 'ms'),
  kind(SEARCH, 'search.embedding', 'embedding a new query', 'ms'),
  kind(CHANGES, 'change.saved', 'one record changed on the disk: told → found by its new word', 'ms'),
  kind(
    CHANGES,
    'change.typed',
    'one record changed in the editor: typed → found, the pause of typing included',
    'ms',
  ),
  kind(CHANGES, 'change.parsed', 'documents parsed for it', 'count', { most: 1 }),
  kind(CHANGES, 'switch.git', '`git checkout` of a branch with 1,000 other records', 'ms'),
  kind(CHANGES, 'switch.keywords', 'after it: told → found by new words', 'ms', { most: 2000 }),
  kind(CHANGES, 'switch.quick', 'after it: told → searchable by meaning, quick model', 'ms', { most: 2000 }),
  kind(CHANGES, 'switch.full', 'after it: told → searchable by meaning, default model', 'ms'),
  kind(CHANGES, 'switch.back', 'back again: told → no old word is found', 'ms', { most: 2000 }),
  kind(CHANGES, 'switch.backFull', 'back again: told → searchable by meaning, default model', 'ms'),
  kind(CHANGES, 'switch.backParsed', 'back again: documents parsed', 'count', { most: 0 }),
  kind(
    CHANGES,
    'delete.found',
    'up to 50 files, 50,000 records, deleted at once: told → none is found',
    'ms',
  ),
  kind(CHANGES, 'delete.back', 'and put back: told → all are found', 'ms'),
  kind(CHANGES, 'change.verify', 'index and files compared after all that: differences', 'count', {
    most: 0,
  }),
  kind(CHANGES, 'change.verifyTime', 'time of the comparison, `databits index verify`', 's'),
  kind(SQL, 'sql.first', 'first query of a session, which fills the tables', 's'),
  kind(SQL, 'sql.next', 'queries after it', 'ms'),
  kind(SQL, 'sql.changed', 'first query after one record changed', 'ms'),
  kind(LANGUAGE, 'type.diagnostics', 'keystroke → diagnostics of the file, without the delay', 'ms', {
    most: 20,
  }),
  kind(LANGUAGE, 'type.completion', 'completion right after a keystroke', 'ms', { most: 20 }),
  kind(LANGUAGE, 'type.hover', 'hover right after a keystroke', 'ms', { most: 20 }),
  kind(LANGUAGE, 'type.steady', 'hover while typing ten keys a second', 'ms', { most: 20 }),
  kind(LANGUAGE, 'type.form', 'key in the form → text changed, and read again by the form', 'ms', {
    most: 20,
  }),
  kind(LANGUAGE, 'type.definition', 'definition of a record in another file', 'ms', { most: 20 }),
  kind(LANGUAGE, 'type.symbols', 'symbols of the file right after a keystroke', 'ms'),
  kind(LANGUAGE, 'type.references', 'references across the workspace', 'ms', { most: 100 }),
  kind(LANGUAGE, 'type.rename', 'rename across the workspace', 'ms', { most: 100 }),
  kind(LANGUAGE, 'type.tokens', 'semantic tokens of the whole file right after a keystroke', 'ms'),
  kind(LANGUAGE, 'type.tokensRange', 'semantic tokens of a screen right after a keystroke', 'ms'),
  kind(LANGUAGE, 'type.hints', 'inlay hints of a screen right after a keystroke', 'ms'),
  kind(LANGUAGE, 'type.lenses', 'lenses of the whole file right after a keystroke', 'ms'),
  kind(LANGUAGE, 'type.folding', 'folding ranges right after a keystroke', 'ms'),
  kind(LANGUAGE, 'type.links', 'links right after a keystroke', 'ms'),
  kind(LANGUAGE, 'type.actions', 'code actions of a screen right after a keystroke', 'ms'),
  kind(LANGUAGE, 'type.highlight', 'highlights of a function that a hundred records have', 'ms'),
  kind(LANGUAGE, 'type.selection', 'selection ranges', 'ms'),
  kind(LANGUAGE, 'type.formatting', 'formatting of the whole file right after a keystroke', 'ms'),
  kind(LANGUAGE, 'type.workspaceSymbols', 'symbols of the workspace that match two words', 'ms'),
  kind(LANGUAGE, 'type.hierarchy', 'call hierarchy: a record that others are derived from', 'ms'),
  kind(PEER, 'peer.diagnostics', 'keystroke → diagnostics, its fixed delay of 200 ms included', 'ms'),
  kind(PEER, 'peer.completion', 'completion right after a keystroke', 'ms'),
  kind(PEER, 'peer.hover', 'hover right after a keystroke', 'ms'),
  kind(PEER, 'peer.steady', 'hover while typing ten keys a second', 'ms'),
  kind(PEER, 'peer.symbols', 'symbols of the file right after a keystroke', 'ms'),
  kind(
    HISTORY,
    'history.share',
    'whole history, as a multiple of the time of `git log` and `git cat-file`',
    'share',
    {
      most: 3,
    },
  ),
  kind(SPACE, 'memory.cold', 'PSS of all processes, highest during the cold index', 'MB', { most: 900 }),
  kind(SPACE, 'memory.warm', 'PSS of all processes, warm, as soon as all is there', 'MB', { most: 900 }),
  kind(
    SPACE,
    'memory.quiet',
    'PSS of all processes, index built anew from the cache, after 15 s of quiet',
    'MB',
    { most: 900 },
  ),
  kind(SPACE, 'memory.searched', 'PSS of all processes after the searches', 'MB', { most: 900 }),
  kind(SPACE, 'memory.sql', 'PSS of all processes after the queries in SQL', 'MB'),
  kind(SPACE, 'disk.workspace', 'record files', 'MB'),
  kind(SPACE, 'disk.records', 'cache: analysed documents', 'MB'),
  kind(SPACE, 'disk.vectors', 'cache: vectors', 'MB'),
  kind(SPACE, 'disk.index', 'cache: the index of the workspace', 'MB'),
  kind(SPACE, 'disk.graph', 'cache: graphs of neighbours', 'MB'),
  kind(PARTS, 'parse.bulk', 'bulk analysis: parse, validate, facts, hashes', 'per s'),
  kind(PARTS, 'parse.jsyaml', 'js-yaml alone, values only', 'per s'),
  kind(PARTS, 'parse.yaml', 'yaml alone, with positions', 'per s'),
  kind(PARTS, 'quick.rate', 'texts per second of the quick model', 'per s'),
  kind(PARTS, 'graph.built', 'graph of neighbours: built, written, opened and measured', 's'),
  kind(PAGES, 'sqlGrid.script', 'SQL grid: script in a frame of scrolling', 'ms', { most: 8 }),
  kind(PAGES, 'sqlGrid.rows', 'SQL grid: most row nodes', 'count', { most: 200 }),
  kind(PAGES, 'browser.list.script', 'Example list: script in a frame of scrolling', 'ms', { most: 8 }),
  kind(PAGES, 'browser.list.rows', 'Example list: most row nodes', 'count', { most: 200 }),
  kind(PAGES, 'browser.table.script', 'Example table: script in a frame of scrolling', 'ms', { most: 8 }),
  kind(PAGES, 'browser.table.rows', 'Example table: most row nodes', 'count', { most: 200 }),
  kind(PAGES, 'browser.cards.script', 'Example cards: script in a frame of scrolling', 'ms', { most: 8 }),
  kind(PAGES, 'browser.cards.rows', 'Example cards: most row nodes', 'count', { most: 200 }),
];

/** Whether a number keeps a budget; `undefined` where there is none. */
export function keepsBudget({ most, least }: FigureKind, value: number): boolean | undefined {
  if (most !== undefined) return value <= most;
  return least === undefined ? undefined : value >= least;
}

import type { Command } from 'commander';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { search_run as isSearchParams } from '../../../../../shared/src/generated/validators.js';
import type { SearchAnswer, SearchFilters, SearchParams } from '../../../../../shared/src/protocol/search.ts';
import type { IndexEngine } from '../../../adapters/index/indexEngine.ts';
import { OperationalError, sentenceOf } from '../../../adapters/operationalError.ts';
import { readQueries, type BatchQuery } from '../batchQueries.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { numeral } from '../../../../../shared/src/counted.ts';
import { buildVectors, withEngine } from '../engine.ts';
import { EXIT } from '../exitCodes.ts';
import { addModelOptions, MODEL_HELP, readModelOptions, type ModelOptions } from '../modelOptions.ts';
import { collect, wholeNumber } from '../parseOption.ts';
import { FILTER_NAMES, parseFilters, parsePair } from '../searchFilters.ts';
import {
  addRefinements,
  REFINEMENT_HELP,
  refinementsOf,
  searchesByItself,
  type RefinementInput,
} from '../searchRefinements.ts';
import { planLines, searchLines } from '../searchReport.ts';

interface SearchInput extends ModelOptions, RefinementInput {
  text: string | undefined;
  batch?: string;
  similar?: string;
  kind?: string[];
  k: number;
  filter?: string[];
  function?: string[];
  domain?: string[];
  embedding: boolean;
  explain?: boolean;
}

const HELP = `
In the text, "exact words" in quotes and refun* (a word that begins so) are required, -word and -"exact words" are
excluded; all other words rank (docs/search.md).

Filters: ${FILTER_NAMES.join(', ')}. The same field twice admits either value; quality=0.8 is the lowest mean score.

--batch reads one query from each line: a text in quotes, or an object {"text": …, "id": …, "k": …, "filters": {…}}
(or "similarTo": an id). Texts are taken as they are, unless an object says "literal": false. One line of JSON is written for each, with the query's id and its results. "-" reads from
standard input. The model is loaded once.
${REFINEMENT_HELP}

Records without a vector are embedded first, once; --no-embedding searches by keywords alone.

Examples:
  databits search "where is my parcel"
  databits search "refund" --kind example --domain billing --filter status=approved --k 5
  databits search '"money back" refun* -fee'
  databits search --similar 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
  databits search --batch queries.jsonl --k 10 > results.jsonl`;

/** `databits search [text]`. */
export function addSearchCommand(program: Command, register: Register): void {
  const command = addModelOptions(program.command('search [text]'))
    .description('find examples and DataBits by meaning and keywords')
    .option('--k <number>', 'how many results', wholeNumber(1), 10)
    .option('--kind <kind>', 'example or databit', collect)
    .option('--function <name>', 'only records of this function', collect)
    .option('--domain <name>', 'only records of this domain', collect)
    .option('--filter <field=value>', 'only records with this value; may be given many times', collect)
    .option('--similar <id>', 'find records like this one')
    .option('--batch <file>', 'answer many queries, one on each line')
    .option('--no-embedding', 'keywords only: no model is loaded')
    .option('--explain', 'say how the vectors were compared, and why in this way')
    .addHelpText('after', `${MODEL_HELP}\n${HELP}`);
  addRefinements(command);
  register(
    command,
    (parsed): SearchInput => ({ text: parsed.args[0], ...parsed.opts<Omit<SearchInput, 'text'>>() }),
    search,
  );
}

async function search(input: SearchInput, context: CommandContext): Promise<number> {
  const filters = filtersOf(input);
  const isOne = [input.text, input.similar, input.batch].filter((choice) => choice !== undefined).length;
  if (isOne > 1) throw new OperationalError('Give one of a text, --similar and --batch.');
  if (isOne === 0 && Object.keys(filters).length === 0 && !searchesByItself(input)) {
    throw new OperationalError('Say what to search for: a text, --similar, --batch or a filter.');
  }
  return withEngine(
    { embedding: input.embedding, model: readModelOptions(input) },
    context,
    async (engine) => {
      if (input.embedding) await buildVectors(engine, context);
      if (input.batch === undefined) return searchOnce(engine, input, filters, context);
      const defaults = { filters, limit: input.k, literal: true, ...refinementsOf(input) };
      return searchBatch(engine, input.batch, defaults, context);
    },
  );
}

async function searchOnce(
  engine: IndexEngine,
  input: SearchInput,
  filters: SearchFilters,
  { terminal, token, options }: CommandContext,
): Promise<number> {
  const params: SearchParams = { filters, limit: input.k, facets: false, ...refinementsOf(input) };
  const named = [input.similar, ...(params.like ?? []), ...(params.unlike ?? [])];
  for (const id of named.filter((one) => one !== undefined)) {
    if ((await engine.readRecord(id)) === undefined)
      throw new OperationalError(`No record has the id ${id}.`);
  }
  if (input.text !== undefined) params.text = input.text;
  if (input.similar !== undefined) params.similarTo = input.similar;
  const answer = await engine.call('search/run', params, token);
  if (options.json === true) await terminal.line(JSON.stringify(withPaths(answer), undefined, 2));
  else for (const line of searchLines(answer, terminal)) await terminal.line(line);
  if (input.explain === true && options.json !== true) {
    for (const line of planLines(answer)) await terminal.line(line);
  }
  if (answer.notice !== undefined) terminal.note(answer.notice);
  return EXIT.ok;
}

/** Answers queries one by one, in their order. A bad query is answered by its error; the others go on. */
async function searchBatch(
  engine: IndexEngine,
  file: string,
  defaults: SearchParams,
  context: CommandContext,
): Promise<number> {
  const { terminal, token } = context;
  let bad = 0;
  for await (const query of readQueries(file)) {
    if (token.isCancellationRequested) break;
    const answer = await answerQuery(engine, query, defaults, context);
    if ('error' in answer) bad += 1;
    await terminal.line(JSON.stringify(answer));
    terminal.progress(`Answered ${numeral(query.number)} queries`);
  }
  if (bad > 0) terminal.note(`${numeral(bad)} ${bad === 1 ? 'query' : 'queries'} could not be answered.`);
  return bad > 0 ? EXIT.problems : EXIT.ok;
}

async function answerQuery(
  engine: IndexEngine,
  query: BatchQuery,
  defaults: SearchParams,
  { token }: CommandContext,
): Promise<Record<string, unknown>> {
  const name = { ...(query.id === undefined ? { line: query.number } : { id: query.id }) };
  if ('mistake' in query) return { ...name, error: query.mistake };
  const params: unknown = { facets: false, ...defaults, ...query.params };
  if (!isSearchParams(params))
    return { ...name, error: 'The query does not have the form that --help shows.' };
  try {
    const answer = await engine.call('search/run', params as SearchParams, token);
    return { ...name, query: query.params['text'] ?? query.params['similarTo'], ...withPaths(answer) };
  } catch (error) {
    return { ...name, error: sentenceOf(error) };
  }
}

/** The answer with file paths, relative to the current folder, beside the addresses. */
function withPaths(answer: SearchAnswer): Record<string, unknown> {
  const { results, facets: _, ...rest } = answer;
  return {
    ...rest,
    results: results.map((result) => ({ ...result, file: path.relative('', fileURLToPath(result.uri)) })),
  };
}

function filtersOf(input: SearchInput): SearchFilters {
  const shortcuts = [
    ...(input.kind ?? []).map((value) => ['kind', value] as const),
    ...(input.function ?? []).map((value) => ['function', value] as const),
    ...(input.domain ?? []).map((value) => ['domain', value] as const),
  ];
  return parseFilters([...shortcuts, ...(input.filter ?? []).map(parsePair)]);
}

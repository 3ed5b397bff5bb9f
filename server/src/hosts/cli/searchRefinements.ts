import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { isJsonObject } from '../../../../shared/src/json.ts';
import {
  SORT_FIELDS,
  type QueryEmbedding,
  type SearchParams,
} from '../../../../shared/src/protocol/search.ts';
import { parseJson } from '../../core/importing/parseJson.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import { columnList } from './columnList.ts';
import { anyNumber, collect, share, wholeNumber } from './parseOption.ts';
import { readPredicate } from './readPredicate.ts';

/** The options that refine a search. */
export interface RefinementInput {
  like?: string[];
  unlike?: string[];
  vector?: string;
  where?: string;
  minCosine?: number;
  minBm25?: number;
  perFunction?: number;
  perDomain?: number;
  diversity?: number;
  sort?: string;
  ascending?: boolean;
  columns?: string[];
  offset?: number;
}

export const REFINEMENT_HELP = `
--like and --unlike take ids and may be given many times: results near some records and away from others, with or without
a text. --vector reads {"vector": […], "model": "…"} from a file. --where takes a predicate as a dataset's members have it.
Minimum scores are the raw ones that results show. --diversity 0.5 spreads the first 200 results out (1 is the plain order).
--sort and --columns take any field that "databits fields" lists, and --columns quality, usage and effectiveness, too.`;

/** Adds the options to a command. */
export function addRefinements(command: Command): Command {
  return command
    .option('--like <id>', 'near this record; may be given many times', collect)
    .option('--unlike <id>', 'away from this record; may be given many times', collect)
    .option('--vector <file>', 'near the vector in a JSON file')
    .option('--where <predicate>', 'only records that fulfil a predicate, as JSON')
    .option('--min-cosine <number>', 'lowest raw cosine', anyNumber)
    .option('--min-bm25 <number>', 'lowest raw BM25', anyNumber)
    .option('--per-function <number>', 'most results of one function', wholeNumber(1))
    .option('--per-domain <number>', 'most results of one domain', wholeNumber(1))
    .option('--diversity <share>', 'weight of relevance against variety, 0 to 1', share)
    .option('--sort <field>', `order of the results: ${SORT_FIELDS.join(', ')}, or the path of a field`)
    .option('--ascending', 'the lowest or oldest first')
    .option('--columns <fields>', 'fields to show with each result, separated by commas', columnList)
    .option('--offset <number>', 'results to leave out from the top', wholeNumber(0));
}

/** The search parameters of the options. */
export function refinementsOf(input: RefinementInput): SearchParams {
  const { like, unlike, vector, where, diversity, sort, ascending, columns, offset } = input;
  const minimum = defined({ cosine: input.minCosine, bm25: input.minBm25 });
  const quotas = defined({ perFunction: input.perFunction, perDomain: input.perDomain });
  if (ascending === true && (sort === undefined || sort === 'relevance'))
    throw new OperationalError('--ascending needs a --sort by another field than relevance.');
  return defined({
    ...{ like, unlike, diversity, columns, offset },
    embedding: vector === undefined ? undefined : readEmbeddingFile(vector),
    where: where === undefined ? undefined : readPredicate(where),
    minimum: Object.keys(minimum).length === 0 ? undefined : minimum,
    quotas: Object.keys(quotas).length === 0 ? undefined : quotas,
    sort:
      sort === undefined ? undefined : ascending === true ? { by: sort, descending: false } : { by: sort },
  });
}

/** True where the options say by themselves what to search for. */
export function searchesByItself({ like, vector, where }: RefinementInput): boolean {
  return like !== undefined || vector !== undefined || where !== undefined;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}

function readEmbeddingFile(file: string): QueryEmbedding {
  const parsed = parseJson(readText(file));
  const value = 'value' in parsed ? parsed.value : undefined;
  const { vector, model } = isJsonObject(value) ? value : {};
  if (
    Array.isArray(vector) &&
    vector.every((number) => typeof number === 'number') &&
    typeof model === 'string'
  )
    return { vector, model };
  const reason = 'mistake' in parsed ? ` (${parsed.mistake})` : '';
  throw new OperationalError(`${file} does not hold {"vector": [numbers], "model": "name"}${reason}.`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new OperationalError(`${file} cannot be read; give a JSON file to --vector.`);
  }
}

import type { Command } from 'commander';
import type { NeighbourhoodAnswer, NeighbourhoodParams } from '../../../../shared/src/protocol/neighbours.ts';
import type { IndexEngine } from '../../adapters/index/indexEngine.ts';
import type { CommandContext } from './commandContext.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { buildVectors, withEngine } from './engine.ts';
import { addModelOptions, MODEL_HELP, readModelOptions, type ModelOptions } from './modelOptions.ts';
import { collect } from './parseOption.ts';
import { readPredicate } from './readPredicate.ts';
import { FILTER_NAMES, parseFilters, parsePair } from './searchFilters.ts';

/** The options that say which records are compared. */
export interface NeighbourInput extends ModelOptions {
  filter?: string[];
  where?: string;
}

/** Adds the options that say which records are compared, and by which model. */
export function addNeighbourOptions(command: Command, help: string): Command {
  const filters = `Filters: ${FILTER_NAMES.join(', ')}. The same field twice admits either value.`;
  return addModelOptions(command)
    .option('--filter <field=value>', 'only records with this value; may be given many times', collect)
    .option('--where <predicate>', 'only records that fulfil a predicate, as JSON')
    .addHelpText(
      'after',
      `${MODEL_HELP}\n\n${filters} Records without a vector are embedded first, once.\n${help}`,
    );
}

/** The parameters that the options stand for. */
export function neighbourhoodParams({ filter = [], where }: NeighbourInput): NeighbourhoodParams {
  return {
    filters: parseFilters(filter.map(parsePair)),
    ...(where === undefined ? {} : { where: readPredicate(where) }),
  };
}

/** Starts the index, gives every record its vector and asks. Parameters are read before, so that mistakes cost no time. */
export function askAboutNeighbours<A extends NeighbourhoodAnswer>(
  input: NeighbourInput,
  context: CommandContext,
  ask: (engine: IndexEngine) => Promise<A>,
): Promise<A> {
  return withEngine({ embedding: true, model: readModelOptions(input) }, context, async (engine) => {
    await buildVectors(engine, context);
    return ask(engine);
  });
}

/** What an answer leaves out, for people. */
export function incompleteness({ total, withoutVector, notice }: NeighbourhoodAnswer): string[] {
  const missing = `${numeral(withoutVector)} of ${counted(total, 'record')} have no vector and are not compared.`;
  return [...(notice === undefined ? [] : [notice]), ...(withoutVector === 0 ? [] : [missing])];
}

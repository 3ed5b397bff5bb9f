import type { Command } from 'commander';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SelectParams, Selection } from '../../../../../shared/src/protocol/selection.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { buildVectors, withEngine } from '../engine.ts';
import { EXIT } from '../exitCodes.ts';
import { collect, share, wholeNumber } from '../parseOption.ts';
import { readPredicate } from '../readPredicate.ts';
import type { Terminal } from '../terminal.ts';

interface SelectInput {
  text: string | undefined;
  for?: string;
  template?: string;
  dataset?: string;
  function?: string;
  domain?: string;
  where?: string;
  status?: string[];
  k?: number;
  tokens?: number;
  diversity?: number;
  perFunction?: number;
  perDomain?: number;
  embedding: boolean;
}

const HELP = `
Examples are chosen by what their inputs say, each with the reason; expected outputs do not count. Left out are rejected
and deprecated ones, the query's own record with its group, equal inputs, and with --dataset everything but its train
split. Tokens are estimated, rather too many than too few.

Examples:
  databits example select "where is my parcel" --k 4 --tokens 800
  databits example select --for 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40 --dataset 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41
  databits example select "refund" --template 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42 --per-function 1 --json`;

/** `databits example select [text]`. */
export function addSelectCommand(group: Command, register: Register): void {
  const command = group
    .command('select [text]')
    .description('choose few-shot examples for a query')
    .option('--for <id>', 'the record whose input is the query')
    .option('--template <id>', 'take dataset and number from its few_shot')
    .option('--dataset <id>', 'only its train split')
    .option('--function <name>', 'only examples of this function')
    .option('--domain <name>', 'only examples of this domain')
    .option('--where <predicate>', 'only examples that fulfil a predicate, as JSON')
    .option('--status <status>', 'only examples of this status; may be given many times', collect)
    .option('--k <number>', 'how many (default: the template’s, else 4)', wholeNumber(1))
    .option('--tokens <number>', 'most tokens of all together', wholeNumber(1))
    .option('--diversity <share>', 'weight of similarity against variety, 0 to 1 (default: 0.7)', share)
    .option('--per-function <number>', 'most of one function', wholeNumber(1))
    .option('--per-domain <number>', 'most of one domain', wholeNumber(1))
    .option('--no-embedding', 'by words only: no model is loaded')
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): SelectInput => ({ text: parsed.args[0], ...parsed.opts<Omit<SelectInput, 'text'>>() }),
    select,
  );
}

async function select(input: SelectInput, context: CommandContext): Promise<number> {
  if ((input.text === undefined) === (input.for === undefined))
    throw new OperationalError('Give the text of the query, or its record with --for.');
  const { terminal, token, options } = context;
  const selection = await withEngine({ embedding: input.embedding }, context, async (engine) => {
    if (input.embedding) await buildVectors(engine, context);
    return engine.call('examples/select', paramsOf(input), token);
  });
  if (options.json === true) await terminal.line(JSON.stringify(selection, undefined, 2));
  else for (const line of linesOf(selection, terminal)) await terminal.line(line);
  if (selection.notice !== undefined) terminal.note(selection.notice);
  return EXIT.ok;
}

function paramsOf(input: SelectInput): SelectParams {
  const { perFunction, perDomain } = input;
  const chosen = {
    ...{ text: input.text, for: input.for, template: input.template, dataset: input.dataset },
    ...{ functionName: input.function, domain: input.domain, statuses: input.status, k: input.k },
    ...{ tokenBudget: input.tokens, diversity: input.diversity },
    where: input.where === undefined ? undefined : readPredicate(input.where),
    quotas: {
      ...(perFunction === undefined ? {} : { perFunction }),
      ...(perDomain === undefined ? {} : { perDomain }),
    },
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

function linesOf(selection: Selection, terminal: Terminal): string[] {
  const { picks, nearMisses, tokens, tokenBudget, pool } = selection;
  const budget = tokenBudget === undefined ? '' : ` of ${numeral(tokenBudget)}`;
  return [
    ...picks.flatMap(({ id, name, uri, position, reasons, tokens: own }, at) => [
      `${String(at + 1)}. ${terminal.paint(name, 'bold')}  ${reasons.join(', ')}  (${numeral(own)} tokens)`,
      `   ${terminal.paint(`${path.relative('', fileURLToPath(uri))}:${String(position.line + 1)}`, 'grey')}  ${id}`,
    ]),
    ...(nearMisses.length === 0 ? [] : ['Left out:']),
    ...nearMisses.map(({ id, name, reason }) => `   ${name === '' ? id : name}: ${reason}`),
    `${numeral(picks.length)} of ${counted(pool, 'example')}, about ${numeral(tokens)}${budget} tokens`,
  ];
}

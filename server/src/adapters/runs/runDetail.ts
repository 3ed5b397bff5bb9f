import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import type { RunDetail } from '../../../../shared/src/protocol/runs.ts';
import { answersToShow } from '../../core/optimization/shownAnswers.ts';
import { runTemplate } from '../../core/optimization/runTemplate.ts';
import { EventReader } from '../dspy/eventReader.ts';
import type { RecordStore } from '../index/recordStore.ts';
import type { PrivateRun } from './privateRun.ts';

/** What a run's detail is told from. */
export interface DetailSources {
  store: RecordStore;
  receipt: RunReceipt | undefined;
  /** Its private files, where it was started on this machine. */
  started: PrivateRun | undefined;
}

/** All that is known of an execution besides its summary. */
export function runDetail({ store, receipt, started }: DetailSources): Omit<RunDetail, 'summary'> {
  const input = started?.readInput();
  const rows = rowsOf(input);
  const instructions = givenInstructions(store, receipt, input);
  const events = receipt === undefined || started === undefined ? [] : readEvents(started);
  return {
    ...(receipt !== undefined && { receipt }),
    names: namesOf(store, [...idsIn(receipt), ...rows.map(({ id }) => id)]),
    ...(instructions !== undefined && { givenInstructions: instructions }),
    answers: receipt === undefined ? {} : answersToShow(receipt, events),
    expected: Object.fromEntries(rows.map(({ id, outputs }) => [id, outputs])),
    inputs: Object.fromEntries(rows.map(({ id, inputs }) => [id, inputs])),
  };
}

/** A reader of its own: the one that follows the run keeps no answers. */
function readEvents({ files }: PrivateRun): ReturnType<EventReader['read']> {
  return new EventReader(files.events).read();
}

interface GivenRow {
  id: string;
  inputs: JsonObject;
  outputs: JsonObject;
}

/** The rows of val and test, as the run was given them. */
function rowsOf(input: JsonObject | undefined): GivenRow[] {
  const splits = input?.['splits'];
  if (!isJsonObject(splits)) return [];
  return ['val', 'test'].flatMap((name) => {
    const rows = splits[name];
    return (Array.isArray(rows) ? rows : []).flatMap((row): GivenRow[] => {
      const { id, inputs, outputs } = isJsonObject(row) ? row : {};
      return typeof id === 'string' && isJsonObject(inputs) && isJsonObject(outputs)
        ? [{ id, inputs, outputs }]
        : [];
    });
  });
}

/** As its input has them; on other machines those of the template while it is the same, else of the first evaluation. */
function givenInstructions(
  store: RecordStore,
  receipt: RunReceipt | undefined,
  input: JsonObject | undefined,
): string | undefined {
  const signature = input?.['signature'];
  const given = isJsonObject(signature) ? signature['instructions'] : undefined;
  if (typeof given === 'string') return given;
  if (receipt === undefined) return undefined;
  const template = store.find(receipt.template.id.toLowerCase());
  if (template?.contentHash === receipt.template.content_hash)
    return runTemplate(template.value).instructions;
  const baseline = receipt.trials?.find(({ phase }) => phase === 'baseline')?.instructions;
  return Object.values(baseline ?? {})[0];
}

/** The ids, lower-cased, of all records that a receipt names. */
function* idsIn(receipt: RunReceipt | undefined): Generator<string> {
  if (receipt === undefined) return;
  const { template, dataset, members, program, attribution } = receipt;
  for (const { id } of [template, dataset]) yield id;
  for (const split of [members?.train, members?.val, members?.test])
    for (const { id } of split ?? []) yield id;
  for (const { demos } of program ?? [])
    for (const { example_id: id } of demos) if (id !== undefined) yield id;
  const { randomised, shapley, leave_one_out: leftOut } = attribution ?? {};
  const effects = [randomised?.effects, shapley?.effects, leftOut].flatMap((some) => some ?? []);
  for (const { example_id: id } of effects) if (id !== undefined) yield id;
}

function namesOf(store: RecordStore, ids: Iterable<string>): Record<string, string> {
  const names = new Map<string, string>();
  for (const id of new Set([...ids].map((one) => one.toLowerCase()))) {
    const name = store.find(id)?.name ?? '';
    if (name !== '') names.set(id, name);
  }
  return Object.fromEntries(names);
}

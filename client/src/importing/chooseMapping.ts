import type { QuickPickItem } from 'vscode';
import type { JsonValue } from '../../../shared/src/json.ts';
import type { SearchableKind } from '../../../shared/src/protocol/search.ts';
import { likelyColumns } from './likelyColumns.ts';
import { fieldName, type Column, type FieldSource, type Mapping } from './mapping.ts';
import { askMany, askOne, askText, type Answer, type Question } from './questions.ts';
import type { Step, StepEnd } from './steps.ts';

/** What is asked for each kind: objects take several columns, texts one column or a fixed value. */
const QUESTIONS: Record<
  SearchableKind,
  { objects: readonly FieldQuestion[]; texts: readonly FieldQuestion[] }
> = {
  example: {
    objects: [
      { target: 'input', ask: 'Which columns are the input?' },
      { target: 'expected_output', ask: 'Which columns are the expected output?' },
    ],
    texts: [
      { target: 'function_name', ask: 'Which function are the examples for?' },
      { target: 'domain', ask: 'Which domain do they belong to?' },
      { target: 'name', ask: 'What is the name of an example?' },
    ],
  },
  databit: {
    objects: [
      { target: 'content', ask: 'Which columns are the content?' },
      { target: 'labels', ask: 'Which columns are labels? (none is fine)', optional: true },
    ],
    texts: [
      { target: 'name', ask: 'What is the name of a DataBit?' },
      { target: 'attribution.creator', ask: 'Who created them?' },
      { target: 'attribution.license', ask: 'Under which SPDX licence are they?' },
    ],
  },
};

interface FieldQuestion {
  target: string;
  ask: string;
  optional?: true;
}

type ColumnItem = QuickPickItem & { column: Column };
type SourceItem = QuickPickItem & { source: FieldSource | 'none' | 'fixed' };

const NEEDED = 'Choose at least one column.';
const KEY = 'Which columns identify a row? None: the whole row, so that a changed row is a new record.';

/** Collects what becomes of the columns of a file, question by question; answers stay when one goes back. */
export class MappingChoice {
  readonly #title: string;
  readonly #row: readonly Column[] | undefined;
  readonly #columns = new Map<string, readonly Column[]>();
  readonly #sources = new Map<string, FieldSource | 'none'>();
  #typed = '';
  #key: readonly Column[] = [];
  #out: string;

  /**
   * `title` is that of every question, `name` that of the file. `row` is the first one; absent for files that only the
   * command line program reads.
   */
  constructor(title: string, name: string, row: readonly Column[] | undefined) {
    this.#title = title;
    this.#row = row;
    this.#out = `records/${name.replace(/\.[^.]+$/, '').replace(/[^\w-]+/g, '-')}`;
  }

  /** The questions for a kind of record. */
  steps(kind: SearchableKind): Step[] {
    const row = this.#row;
    if (row === undefined) return [(place) => this.#askTyped(kind, place), (place) => this.#askOut(place)];
    return [
      ...this.fieldSteps(kind, row),
      (place) => this.#askKey(row, place),
      (place) => this.#askOut(place),
    ];
  }

  /** The questions about the fields alone. */
  fieldSteps(kind: SearchableKind, row: readonly Column[]): Step[] {
    const { objects, texts } = QUESTIONS[kind];
    return [
      ...objects.map(
        (field): Step =>
          (place) =>
            this.#askColumns(field, row, place),
      ),
      ...texts.map(
        (field): Step =>
          (place) =>
            this.#askSource(field, row, place),
      ),
    ];
  }

  /** The answers for the kind. */
  mapping(kind: SearchableKind): Mapping {
    const fields = this.#row === undefined ? typedFields(this.#typed) : this.#fields(kind);
    return { fields, key: this.#key, out: this.#out.trim() };
  }

  #fields(kind: SearchableKind): Mapping['fields'] {
    const { objects, texts } = QUESTIONS[kind];
    const fields: { target: readonly string[]; source: FieldSource }[] = [];
    for (const { target } of objects) {
      const taken = new Set<string>();
      for (const column of this.#columns.get(target) ?? []) {
        const name = fieldName(column, taken);
        taken.add(name);
        fields.push({ target: [target, name], source: { column } });
      }
    }
    for (const { target } of texts) {
      const source = this.#sources.get(target) ?? 'none';
      if (source !== 'none') fields.push({ target: target.split('.'), source });
    }
    return fields;
  }

  async #askColumns(
    { target, ask, optional }: FieldQuestion,
    row: readonly Column[],
    place: Question['place'],
  ): Promise<StepEnd> {
    const others = [...this.#columns].flatMap(([other, columns]) => (other === target ? [] : columns));
    const chosen = this.#columns.get(target) ?? likelyColumns(target, row, others);
    const needed = optional === true ? undefined : NEEDED;
    const answer = await askColumns({ title: this.#title, ask, place }, row, chosen, needed);
    return take(answer, (columns) => this.#columns.set(target, columns));
  }

  async #askKey(row: readonly Column[], place: Question['place']): Promise<StepEnd> {
    const answer = await askColumns({ title: this.#title, ask: KEY, place }, row, this.#key, undefined);
    return take(answer, (columns) => (this.#key = columns));
  }

  async #askSource(
    { target, ask }: FieldQuestion,
    row: readonly Column[],
    place: Question['place'],
  ): Promise<StepEnd> {
    const question = { title: this.#title, ask, place };
    const none: SourceItem = { label: '$(dash) Leave out', source: 'none' };
    const fixed: SourceItem = { label: '$(edit) A fixed value…', source: 'fixed' };
    const columns = row.map((column): SourceItem => ({ ...columnItem(column), source: { column } }));
    const known = this.#sources.get(target);
    const isKnown = ({ source }: SourceItem): boolean =>
      typeof known === 'object' && 'column' in known && typeof source === 'object' && 'column' in source
        ? source.column === known.column
        : false;
    const isLikely = ({ source }: SourceItem): boolean =>
      typeof source === 'object' && 'column' in source && likelyColumns(target, row).includes(source.column);
    const isFixed = typeof known === 'object' && 'constant' in known;
    const active = isFixed ? fixed : columns.find(known === undefined ? isLikely : isKnown);
    const answer = await askOne(question, [none, fixed, ...columns], active);
    if (typeof answer === 'string') return answer;
    const { source } = answer.value;
    if (source !== 'fixed') return take({ value: source }, (chosen) => this.#sources.set(target, chosen));
    const text = await askText(question, isFixed ? known.constant : '');
    if (text === 'back') return this.#askSource({ target, ask }, row, place);
    return take(text, (constant) => this.#sources.set(target, constant === '' ? 'none' : { constant }));
  }

  async #askOut(place: Question['place']): Promise<StepEnd> {
    const ask = 'Folder for the record files, in the workspace folder.';
    const answer = await askText({ title: this.#title, ask, place }, this.#out, (text) => {
      if (text.trim() === '') return 'Write the path of a folder.';
      return /^\/|(^|\/)\.\.(\/|$)/.test(text) ? 'Stay inside the workspace folder.' : undefined;
    });
    return take(answer, (out) => (this.#out = out));
  }

  /** For files whose columns only the command line program can read: fields and columns as text. */
  async #askTyped(kind: SearchableKind, place: Question['place']): Promise<StepEnd> {
    const ask = 'Fields and their columns: FIELD=COLUMN, separated by spaces.';
    const usual = kind === 'example' ? 'input.text=text expected_output.label=label' : 'content.text=text';
    const value = this.#typed === '' ? usual : this.#typed;
    const answer = await askText({ title: this.#title, ask, place }, value, (text) =>
      words(text).every((part) => /^[^=]+=[^=]+$/.test(part)) ? undefined : 'Write FIELD=COLUMN.',
    );
    return take(answer, (typed) => (this.#typed = typed));
  }
}

async function askColumns(
  question: Question,
  row: readonly Column[],
  chosen: readonly Column[],
  needed: string | undefined,
): Promise<Answer<readonly Column[]>> {
  const items = row.map(columnItem);
  const answer = await askMany<ColumnItem>(question, items, {
    chosen: items.filter(({ column }) => chosen.includes(column)),
    needed,
  });
  return typeof answer === 'string' ? answer : { value: answer.value.map(({ column }) => column) };
}

function take<T>(answer: Answer<T>, keep: (value: T) => void): StepEnd {
  if (typeof answer === 'string') return answer;
  keep(answer.value);
  return 'next';
}

function columnItem(column: Column): ColumnItem {
  return { label: column.path.join('.'), description: sample(column.value), column };
}

function typedFields(text: string): Mapping['fields'] {
  return words(text).map((part) => {
    const [target = '', column = ''] = part.split('=');
    return { target: target.split('.'), source: { column: { path: column.split('.'), value: null } } };
  });
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

function sample(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { JsonObject, JsonValue } from '../../../../../shared/src/json.ts';
import type { RecordSummary } from '../../../../../shared/src/protocol/records.ts';
import { valueAt } from '../../../../../shared/src/valueAt.ts';
import { plainText } from '../../../textView.ts';
import type { RecordChoices, RunsStore } from '../runsStore.ts';
import {
  choiceControl,
  labelled,
  numberControl,
  parameterControl,
  textControl,
  type DraftPlace,
} from './controls.ts';
import { FIRST_DRAFT, missingParts, withDraftValue, withNamed } from './draft.ts';
import { METRIC_PARAMETERS, OPTIMIZER_PARAMETERS, type Parameter } from './parameters.ts';

/** Stands for a function of the workspace in the list of metrics. */
const CUSTOM = 'path.py:function';
const ATTRIBUTION: readonly Parameter[] = [
  { name: 'pool', type: 'whole', usual: 16, about: 'examples of train that are measured' },
  { name: 'size', type: 'whole', usual: 4, about: 'examples in each prompt' },
  { name: 'subsets', type: 'whole', about: 'prompts that are scored; usually two for each example' },
];

/** The form of a new specification. It is written as a file once it is created, and can be planned and started then. */
export function specificationForm(store: RunsStore, choices: RecordChoices): TemplateResult {
  const draft = draftIn(store);
  const place = (...path: string[]): DraftPlace => ({
    draft,
    path,
    id: `field-${path.join('-')}`,
    set: (at: readonly string[], value: JsonValue | undefined) => {
      // What was typed since this was drawn is part of it.
      store.show({ draft: withDraftValue(draftIn(store), at, value) });
    },
  });
  const missing = missingParts(draft);
  // No form: the editor lets pages submit none.
  return html`<div class="form" role="form" aria-label="New specification">
    <fieldset>
      <legend>What</legend>
      ${labelled(place('name'), 'Name', textControl(place('name'), 'Better intents'))}
      ${labelled(place('template'), 'Template', choiceControl(place('template'), namesOf(choices.templates), 'choose one'), nothingThere(choices.templates, 'template'))}
      ${labelled(place('dataset'), 'Dataset', choiceControl(place('dataset'), namesOf(choices.datasets), 'choose one'), nothingThere(choices.datasets, 'dataset'))}
      ${labelled(place('description'), 'Question', textControl(place('description')), 'what the run is to find out')}
    </fieldset>
    ${namedPart(store, draft, 'optimizer', place)} ${namedPart(store, draft, 'metric', place)}
    <fieldset>
      <legend>Model</legend>
      ${labelled(place('model', 'name'), 'Model', textControl(place('model', 'name'), 'openai/gpt-4o-mini'), 'the template’s own where left out')}
      ${labelled(place('model', 'temperature'), 'Temperature', numberControl(place('model', 'temperature'), { isWhole: false }))}
      ${labelled(place('model', 'max_tokens'), 'Longest answer', numberControl(place('model', 'max_tokens'), { isWhole: true }), 'tokens')}
      ${labelled(place('model', 'api_base'), 'Address', textControl(place('model', 'api_base'), 'http://localhost:11434/v1'), 'of a server of your own')}
      ${labelled(place('model', 'api_key_env'), 'Key', textControl(place('model', 'api_key_env'), 'OPENAI_API_KEY'), 'name of the environment variable; never the key itself')}
    </fieldset>
    <fieldset>
      <legend>Caps</legend>
      ${labelled(place('budget', 'max_calls'), 'Calls', numberControl(place('budget', 'max_calls'), { isWhole: true }))}
      ${labelled(place('budget', 'max_tokens'), 'Tokens', numberControl(place('budget', 'max_tokens'), { isWhole: true }))}
      ${labelled(place('budget', 'max_cost'), 'Cost', numberControl(place('budget', 'max_cost'), { isWhole: false }), 'US dollars')}
      ${labelled(place('budget', 'max_minutes'), 'Minutes', numberControl(place('budget', 'max_minutes'), { isWhole: false }))}
      ${labelled(place('seed'), 'Seed', numberControl(place('seed'), { isWhole: true }))}
    </fieldset>
    ${attributionPart(store, draft, place)}
    <div class="form-foot">
      <button
        class="primary"
        ?disabled=${missing.length > 0}
        @click=${() => {
          store.rpc.host('create', { value: draftIn(store) });
        }}
      >
        Create specification
      </button>
      <span class="muted" role="status"
        >${missing.length > 0 ? missing.join(' ') : 'It is written as a file. You see its plan before anything runs.'}</span
      >
    </div>
  </div>`;
}

/** The draft as it was left, or a first one. */
export function draftIn({ view }: RunsStore): JsonObject {
  return Object.keys(view.draft).length === 0 ? FIRST_DRAFT : view.draft;
}

/** Optimizer or metric: one of those there are, with its own parameters. */
function namedPart(
  store: RunsStore,
  draft: JsonObject,
  kind: 'optimizer' | 'metric',
  place: (...path: string[]) => DraftPlace,
): TemplateResult {
  const table = kind === 'optimizer' ? OPTIMIZER_PARAMETERS : METRIC_PARAMETERS;
  const name = valueAt(draft, [kind, 'name']);
  const text = typeof name === 'string' ? name : '';
  const isCustom = kind === 'metric' && !Object.hasOwn(table, text);
  const listed = [...Object.keys(table), ...(kind === 'metric' ? [CUSTOM] : [])];
  const choice: DraftPlace = {
    draft: { [kind]: { name: isCustom ? CUSTOM : text } },
    path: [kind, 'name'],
    id: `field-${kind}-kind`,
    set: (_, value) => {
      store.show({ draft: withNamed(draftIn(store), kind, typeof value === 'string' ? value : '') });
    },
  };
  return html`<fieldset>
    <legend>${kind === 'optimizer' ? 'Optimizer' : 'Metric'}</legend>
    ${labelled(
      choice,
      kind === 'optimizer' ? 'Optimizer' : 'Metric',
      choiceControl(
        choice,
        listed.map((one) => [one, one]),
      ),
    )}
    ${isCustom ? labelled(place('metric', 'name'), 'Function', textControl(place('metric', 'name'), CUSTOM), 'Python of the workspace; the editor asks before it runs') : nothing}
    ${kind === 'metric' ? labelled(place('metric', 'field'), 'Field', textControl(place('metric', 'field')), 'the output that is judged; all where left out') : nothing}
    ${(table[text] ?? []).map((parameter) => parameterControl(place(kind, 'parameters', parameter.name), parameter))}
  </fieldset>`;
}

function attributionPart(
  store: RunsStore,
  draft: JsonObject,
  place: (...path: string[]) => DraftPlace,
): TemplateResult {
  const isOn = draft['attribution'] !== undefined;
  return html`<fieldset>
    <legend>Effects of examples</legend>
    <label class="check"
      ><input
        type="checkbox"
        .checked=${isOn}
        @change=${() => {
          store.show({ draft: withDraftValue(draftIn(store), ['attribution'], isOn ? undefined : {}) });
        }}
      />Measure what single examples change</label
    >
    ${isOn ? ATTRIBUTION.map((parameter) => parameterControl(place('attribution', parameter.name), parameter)) : nothing}
  </fieldset>`;
}

function namesOf(records: readonly RecordSummary[]): [string, string][] {
  return records.filter(({ id }) => id !== '').map(({ id, name }) => [id, plainText(name)]);
}

function nothingThere(records: readonly RecordSummary[], kind: string): string {
  return records.length === 0 ? `The workspace has no ${kind} yet.` : '';
}

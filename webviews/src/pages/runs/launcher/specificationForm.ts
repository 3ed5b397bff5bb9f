import { html, nothing, type TemplateResult } from 'lit';
import { isJsonObject, type JsonObject } from '../../../../../shared/src/json.ts';
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
  type PlaceOf,
} from './controls.ts';
import { FIRST_DRAFT, missingParts, withDraftValue, withNamed, withoutUnused } from './draft.ts';
import { metricPart } from './metricPart.ts';
import { modelParts } from './modelParts.ts';
import { ATTRIBUTION_PARAMETERS, OPTIMIZER_PARAMETERS, SHAPLEY_PARAMETER } from './parameters.ts';

/** The form of a new specification. It is written as a file once it is created, and can be planned and started then. */
export function specificationForm(store: RunsStore, choices: RecordChoices): TemplateResult {
  const draft = draftIn(store);
  const place: PlaceOf = (...path) => ({
    draft,
    path,
    id: `field-${path.join('-')}`,
    set: (at, value) => {
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
    ${optimizerPart(store, draft, place)}
    ${metricPart(draft, place, (changed) => {
      store.show({ draft: changed });
    })}
    ${modelParts(draft, place)}
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
          store.rpc.host('create', { value: withoutUnused(draftIn(store)) });
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

/** One of the optimizers there are, with those of its parameters that go together. */
function optimizerPart(store: RunsStore, draft: JsonObject, place: PlaceOf): TemplateResult {
  const name = valueAt(draft, ['optimizer', 'name']);
  const text = typeof name === 'string' ? name : '';
  const given = valueAt(draft, ['optimizer', 'parameters']);
  const parameters = isJsonObject(given) ? given : {};
  const choice: DraftPlace = {
    ...{ draft, path: ['optimizer', 'name'], id: 'field-optimizer-kind' },
    set: (_, value) => {
      store.show({ draft: withNamed(draftIn(store), 'optimizer', typeof value === 'string' ? value : '') });
    },
  };
  return html`<fieldset>
    <legend>Optimizer</legend>
    ${labelled(
      choice,
      'Optimizer',
      choiceControl(
        choice,
        Object.keys(OPTIMIZER_PARAMETERS).map((one) => [one, one]),
      ),
    )}
    ${(OPTIMIZER_PARAMETERS[text] ?? [])
      .filter(({ fits }) => fits?.(parameters) !== false)
      .map((parameter) => parameterControl(place('optimizer', 'parameters', parameter.name), parameter))}
  </fieldset>`;
}

function attributionPart(store: RunsStore, draft: JsonObject, place: PlaceOf): TemplateResult {
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
    ${
      isOn
        ? html`${ATTRIBUTION_PARAMETERS.map((parameter) => parameterControl(place('attribution', parameter.name), parameter))}
          ${parameterControl(place('attribution', 'shapley', SHAPLEY_PARAMETER.name), SHAPLEY_PARAMETER)}`
        : nothing
    }
  </fieldset>`;
}

function namesOf(records: readonly RecordSummary[]): [string, string][] {
  return records.filter(({ id }) => id !== '').map(({ id, name }) => [id, plainText(name)]);
}

function nothingThere(records: readonly RecordSummary[], kind: string): string {
  return records.length === 0 ? `The workspace has no ${kind} yet.` : '';
}

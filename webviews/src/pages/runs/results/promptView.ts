import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../../../../../shared/src/counted.ts';
import type { JsonObject, JsonValue } from '../../../../../shared/src/json.ts';
import { mergedView, textOf } from '../../../difference/valueView.ts';
import { icon, textView } from '../../../textView.ts';
import {
  promptFields,
  promptMessages,
  type Demo,
  type Predictor,
  type PromptFields,
} from '../model/promptMessages.ts';
import { measuredTrials } from '../model/trials.ts';
import { recordLink } from '../parts.ts';
import type { RunsStore } from '../runsStore.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';

const ROLES = { system: 'System', user: 'User', assistant: 'Assistant' } as const;

/** The final prompt: how its instructions differ from the template's, its examples, and the whole as messages. */
export function promptView(store: RunsStore, run: ReceivedRun): TemplateResult {
  const { program } = run.receipt;
  if (program === undefined) return html`<p class="quiet">The run came to no program.</p>`;
  const fields = promptFields(run, store.template.answer ?? undefined);
  return html`${program.map(
    (predictor) =>
      html`${program.length > 1 ? html`<h2 class="predictor">${textView(predictor.predictor)}</h2>` : nothing}
      ${instructionsView(run, predictor)} ${demosView(store, run, predictor)}
      ${messagesView(store, predictor, fields)}`,
  )}`;
}

/** The instructions that the run was given; those of the baseline where the template is not known. */
export function givenInstructions(
  { givenInstructions: given, receipt }: ReceivedRun,
  predictor: string,
): string | undefined {
  return measuredTrials(receipt, 'val').baseline?.instructions?.[predictor] ?? given;
}

function instructionsView(run: ReceivedRun, { predictor, instructions }: Predictor): TemplateResult {
  const given = givenInstructions(run, predictor);
  if (given === undefined || given === instructions)
    return html`<h3>
        Instructions
        <span class="muted"
          >${given === undefined ? 'those before are not known' : 'as the template has them'}</span
        >
      </h3>
      <div class="value">${textView(instructions)}</div>`;
  return html`<h3>Instructions <span class="muted">what the optimizer changed</span></h3>
    <div class="value">${mergedView(given, instructions, true)}</div>`;
}

function demosView(store: RunsStore, { names }: ReceivedRun, { demos }: Predictor): TemplateResult {
  if (demos.length === 0)
    return html`<h3>Examples in the prompt</h3>
      <p class="quiet">None.</p>`;
  return html`<h3>
      Examples in the prompt <span class="muted">${counted(demos.length, 'example')}, in order</span>
    </h3>
    <ol class="demos">
      ${demos.map((demo) => html`<li>${demoView(store, demo, names)}</li>`)}
    </ol>`;
}

/** An example of a prompt with where it came from. */
export function demoView(
  store: RunsStore,
  demo: Demo,
  names: Readonly<Record<string, string>>,
): TemplateResult {
  const { example_id: id, augmented, inputs, outputs } = demo;
  return html`<p class="demo-head">
      ${id === undefined ? html`<span class="muted">no record of this workspace</span>` : recordLink(store, id, names[id.toLowerCase()])}
      ${augmented ? html`<span class="badge" title="The answers are the model’s own: they were kept because the metric liked them">augmented</span>` : nothing}
    </p>
    ${objectView(inputs)}
    <span class="sr-only">answered with</span>
    ${objectView(outputs, 'answered')}`;
}

/** Fields with their values, one below the other. */
export function objectView(object: JsonObject | undefined, kind = ''): TemplateResult | typeof nothing {
  if (object === undefined) return nothing;
  return html`<dl class="object ${kind}">
    ${Object.entries(object).map(
      ([name, value]: [string, JsonValue]) =>
        html`<div>
          <dt>${textView(name)}</dt>
          <dd>${textView(textOf(value))}</dd>
        </div>`,
    )}
  </dl>`;
}

function messagesView(store: RunsStore, predictor: Predictor, fields: PromptFields): TemplateResult {
  const messages = promptMessages(predictor, fields);
  const text = JSON.stringify(
    messages.map(({ role, text: content }) => ({ role, content })),
    undefined,
    2,
  );
  return html`<details class="fold">
    <summary>The prompt as messages (${messages.length})</summary>
    <p class="quiet">
      As DSPy’s ChatAdapter words it.
      ${
        fields.isFromTemplate
          ? 'Notes on types with a schema are shortened.'
          : 'The template is another one by now: types and descriptions of the fields are left out.'
      }
      <button
        class="secondary"
        @click=${() => {
          store.rpc.host('copy', { text });
        }}
      >
        ${icon('copy')}Copy as JSON
      </button>
    </p>
    ${messages.map(
      ({ role, text: said }) =>
        html`<section class="prompt-message" data-role=${role} aria-label=${ROLES[role]}>
          <h4>${ROLES[role]}</h4>
          <div class="value">${textView(said)}</div>
        </section>`,
    )}
  </details>`;
}

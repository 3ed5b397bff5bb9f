import { html, type TemplateResult } from 'lit';
import type { JsonObject } from '../../../../../shared/src/json.ts';
import { labelled, numberControl, textControl, type PlaceOf } from './controls.ts';
import { rolesOf, type OtherRole } from './roles.ts';

const ROLES: Readonly<Record<OtherRole, { legend: string; about: string }>> = {
  prompt: { legend: 'Model that writes instructions', about: 'the run’s model, warm, where left out' },
  reflection: { legend: 'Model that reflects on failures', about: 'the run’s model, warm, where left out' },
  judge: { legend: 'Model that judges answers', about: 'the run’s model where left out' },
};

/** The model that does the task, and those of the other roles that the optimizer and the metric have work for. */
export function modelParts(draft: JsonObject, place: PlaceOf): TemplateResult {
  return html`${modelPart('Model', ['model'], place, 'the template’s own where left out')}
  ${rolesOf(draft).map((role) => modelPart(ROLES[role].legend, ['models', role], place, ROLES[role].about))}`;
}

function modelPart(legend: string, path: readonly string[], place: PlaceOf, about: string): TemplateResult {
  const at = (...rest: string[]): ReturnType<PlaceOf> => place(...path, ...rest);
  const text = (name: string, label: string, example: string, hint = ''): TemplateResult =>
    labelled(at(name), label, textControl(at(name), example), hint);
  const number = (names: readonly string[], label: string, isWhole: boolean, hint = ''): TemplateResult =>
    labelled(at(...names), label, numberControl(at(...names), { isWhole }), hint);
  const price = 'US dollars for a million tokens, where no price list knows the model';
  return html`<fieldset>
    <legend>${legend}</legend>
    ${text('name', 'Model', 'openai/gpt-4o-mini', about)} ${number(['temperature'], 'Temperature', false)}
    ${number(['max_tokens'], 'Longest answer', true, 'tokens')}
    ${text('api_base', 'Address', 'http://localhost:11434/v1', 'of a server of your own')}
    ${text('api_key_env', 'Key', 'OPENAI_API_KEY', 'name of the environment variable; never the key itself')}
    ${number(['price', 'input_per_million'], 'Price of input', false, price)}
    ${number(['price', 'output_per_million'], 'Price of output', false, price)}
  </fieldset>`;
}

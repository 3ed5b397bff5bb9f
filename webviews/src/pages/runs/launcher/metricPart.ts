import { html, nothing, type TemplateResult } from 'lit';
import { isJsonObject, type JsonObject } from '../../../../../shared/src/json.ts';
import { valueAt } from '../../../../../shared/src/valueAt.ts';
import { icon } from '../../../textView.ts';
import {
  choiceControl,
  labelled,
  numberControl,
  parameterControl,
  textControl,
  type DraftPlace,
  type PlaceOf,
} from './controls.ts';
import { partsOf, withNamed } from './draft.ts';
import { METRIC_PARAMETERS, WEIGHTED } from './parameters.ts';

/** Stands for a function of the workspace in the list of metrics. */
const CUSTOM = 'path.py:function';

/** The metric: a built-in one with its parameters, a function of the workspace, or a weighted mix of several. */
export function metricPart(
  draft: JsonObject,
  place: PlaceOf,
  change: (draft: JsonObject) => void,
): TemplateResult {
  const isMix = valueAt(draft, ['metric', 'name']) === WEIGHTED;
  return html`<fieldset>
    <legend>Metric</legend>
    ${metricFields({ draft, path: ['metric'], place, label: 'Metric' }, [WEIGHTED], (name) => {
      change(withNamed(draft, 'metric', name));
    })}
    ${isMix ? partsView(draft, place) : nothing}
  </fieldset>`;
}

/** A metric at a place of the draft. */
interface MetricPlace {
  draft: JsonObject;
  path: readonly (string | number)[];
  place: PlaceOf;
  label: string;
}

/** The name, what goes with it, and the parameters; `more` are names besides those of metrics that judge by themselves. */
function metricFields(
  { draft, path, place, label }: MetricPlace,
  more: readonly string[],
  choose: (name: string) => void,
): TemplateResult {
  const given = valueAt(draft, [...path, 'name']);
  const name = typeof given === 'string' ? given : '';
  const isBuiltIn = Object.hasOwn(METRIC_PARAMETERS, name);
  const isCustom = !isBuiltIn && !more.includes(name);
  const names = [...Object.keys(METRIC_PARAMETERS), ...more, CUSTOM];
  const choice: DraftPlace = {
    ...{ draft: { name: isCustom ? CUSTOM : name }, path: ['name'], id: `field-${path.join('-')}-kind` },
    set: (_, value) => {
      choose(typeof value === 'string' ? value : '');
    },
  };
  const at = (...rest: string[]): DraftPlace => place(...path, ...rest);
  return html`${labelled(
    choice,
    label,
    choiceControl(
      choice,
      names.map((one) => [one, one]),
    ),
  )}
  ${isCustom ? labelled(at('name'), 'Function', textControl(at('name'), CUSTOM), 'Python of the workspace; the editor asks before it runs') : nothing}
  ${isBuiltIn ? labelled(at('field'), 'Field', textControl(at('field')), 'the output that is judged; all where left out') : nothing}
  ${(METRIC_PARAMETERS[name] ?? []).map((parameter) => parameterControl(at('parameters', parameter.name), parameter))}`;
}

function partsView(draft: JsonObject, place: PlaceOf): TemplateResult {
  const parts = partsOf(draft);
  const at = (...rest: (string | number)[]): DraftPlace => place('metric', 'parameters', 'parts', ...rest);
  return html`<div class="parts" role="list" aria-label="Parts of the metric">
      ${parts.map((part, index) => {
        const title = `Part ${String(index + 1)}`;
        const path = ['metric', 'parameters', 'parts', index];
        return html`<div class="part" role="listitem" aria-label=${title}>
          ${metricFields({ draft, path, place, label: title }, [], (name) => {
            const { weight = 1 } = isJsonObject(part) ? part : {};
            at(index).set(at(index).path, { name, weight });
          })}
          ${labelled(at(index, 'weight'), 'Weight', numberControl(at(index, 'weight'), { isWhole: false, placeholder: 'usually 1' }), 'beside the weights of the other parts')}
          <button
            class="secondary"
            ?disabled=${parts.length === 1}
            aria-label=${`Remove part ${String(index + 1)} of the metric`}
            @click=${() => {
              at(index).set(at(index).path, undefined);
            }}
          >
            ${icon('trash')}Remove
          </button>
        </div>`;
      })}
    </div>
    <button
      class="secondary"
      @click=${() => {
        at(parts.length).set(at(parts.length).path, { name: 'exact', weight: 1 });
      }}
    >
      ${icon('add')}Add a part
    </button>`;
}

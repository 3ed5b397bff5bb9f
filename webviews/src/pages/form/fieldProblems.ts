import { html, nothing, type TemplateResult } from 'lit';
import type { FieldPath, FormProblem } from '../../../../shared/src/protocol/form.ts';
import { counted } from '../../../../shared/src/counted.ts';
import { icon, textView } from '../../textView.ts';
import { keyOf } from './editQueue.ts';
import type { FormStore } from './formStore.ts';

/** The id of an element of a field, for labels: ids have no spaces. */
export function elementId(part: string, path: FieldPath): string {
  return `${part}-${encodeURIComponent(keyOf(path))}`;
}

/** The problems at a field; with `within` also those of what is inside it and not shown by itself. */
export function problemsAt(store: FormStore, path: FieldPath, within: boolean): FormProblem[] {
  const problems = store.answer?.record?.problems ?? [];
  return problems.filter(
    (problem) =>
      (within ? problem.path.length >= path.length : problem.path.length === path.length) &&
      path.every((step, at) => problem.path[at] === step),
  );
}

/** Problems beside their field, each with the way to its fixes. */
export function problemsView(
  store: FormStore,
  path: FieldPath,
  problems: readonly FormProblem[],
): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  return html`<ul class="problems" id=${elementId('problems', path)}>
    ${problems.map((problem) => problemView(store, problem))}
  </ul>`;
}

function problemView(
  store: FormStore,
  { severity, message, code, fixes, position }: FormProblem,
): TemplateResult {
  const name = severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'info';
  return html`<li data-severity=${severity}>
    ${icon(name)}<span>${textView(message)} <code>${code}</code></span>
    ${
      fixes === 0
        ? nothing
        : html`<button
            class="link"
            @click=${() => {
              store.rpc.host('showFixes', { position });
            }}
          >
            ${counted(fixes, 'quick fix').replace('fixs', 'fixes')}
          </button>`
    }
  </li>`;
}

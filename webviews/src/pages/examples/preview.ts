import { html, nothing, type TemplateResult } from 'lit';
import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { FacetName, SearchResult } from '../../../../shared/src/protocol/search.ts';
import { icon, plainText, textView } from '../../textView.ts';
import type { ExampleSearch } from './exampleSearch.ts';
import { KINDS, MATCHES, facetValue, nameOf } from './labels.ts';
import { LONGEST_VALUE, hasUsableId, previewed, type PageState } from './state.ts';

/** Depth of nested objects that are laid out; deeper ones are shown as JSON. */
const DEEPEST = 2;
/** Characters of one text, and entries of one list, that are shown. */
const LONGEST_TEXT = 20_000;
const MOST_ENTRIES = 100;

/** The pane beside the list: the selected record with input → expected output, and why it matched. */
export function previewView(state: PageState, search: ExampleSearch): TemplateResult {
  const result = previewed(state);
  if (result === undefined) {
    return html`<section class="preview empty" aria-label="Preview">
      <p>Select a result to see it here.</p>
    </section>`;
  }
  return html`<section class="preview" aria-label="Preview" tabindex="-1">
    <h2>${icon(KINDS[result.kind].icon)}${textView(nameOf(result), result.match.terms)}</h2>
    ${identityView(result, state, search)} ${actionsView(result, search)} ${tagsView(result, state, search)}
    ${whyView(result)} ${fieldsView(result, state)}
  </section>`;
}

/** Where the record stands and which it is: file and line, id, version, and who made it. */
function identityView(result: SearchResult, { detail }: PageState, search: ExampleSearch): TemplateResult {
  const { path, place } = placeInFile(result);
  const parts = [detail?.version === undefined ? '' : `version ${String(detail.version)}`, creatorOf(detail)];
  return html`<div class="identity">
    <button
      class="link"
      title=${`Open ${plainText(path)}`}
      @click=${() => {
        search.open(result, false);
      }}
    >
      ${textView(place)}
    </button>
    ${
      result.id === ''
        ? nothing
        : html`<span class="record-id"
            >${textView(result.id)}<button
              class="icon-button"
              title="Copy the id"
              aria-label="Copy the id"
              ?disabled=${!hasUsableId(result)}
              @click=${() => {
                search.host('copy', { text: result.id });
              }}
            >
              ${icon('copy')}
            </button></span
          >`
    }
    ${parts.filter((part) => part !== '').map((part) => html`<span>${textView(part)}</span>`)}
  </div>`;
}

/** The whole path, and its end with the line, as editors write places. */
function placeInFile({ uri, position }: SearchResult): { path: string; place: string } {
  const encoded = uri.replace(/^[\w+.-]+:(\/\/[^/]*)?/, '');
  let path = encoded;
  try {
    path = decodeURIComponent(encoded);
  } catch {
    // A path that is not encoded as URIs are is shown as it is.
  }
  return { path, place: `${path.split('/').slice(-2).join('/')}:${String(position.line + 1)}` };
}

function creatorOf(detail: PageState['detail']): string {
  const attribution = detail?.value['attribution'];
  const creator = isJsonObject(attribution) ? attribution['creator'] : undefined;
  const name = creator ?? detail?.value['created_by'];
  return typeof name === 'string' && name !== '' ? `by ${name.slice(0, 200)}` : '';
}

function actionsView(result: SearchResult, search: ExampleSearch): TemplateResult {
  return html`<div class="actions" role="group" aria-label="Actions">
    <button
      class="primary"
      title="Open the file at the record (Enter)"
      aria-keyshortcuts="Enter"
      @click=${() => {
        search.open(result, false);
      }}
    >
      ${icon('go-to-file')}Open
    </button>
    <button
      class="secondary"
      title="Open the file beside this page (Ctrl+Enter)"
      aria-keyshortcuts="Control+Enter"
      @click=${() => {
        search.open(result, true);
      }}
    >
      ${icon('split-horizontal')}Open to the Side
    </button>
    <button
      class="secondary"
      title=${!hasUsableId(result) ? 'A record without an id cannot be compared' : 'Find records like this one (S)'}
      aria-keyshortcuts="S"
      ?disabled=${!hasUsableId(result)}
      @click=${() => {
        search.findSimilar(result);
      }}
    >
      ${icon('references')}Find Similar
    </button>
    <button
      class="secondary"
      title=${!hasUsableId(result) ? 'A record without an id has no lineage' : 'Show what it came from, and what depends on it'}
      ?disabled=${!hasUsableId(result)}
      @click=${() => {
        search.host('showLineage', { id: result.id });
      }}
    >
      ${icon('type-hierarchy')}Lineage
    </button>
  </div>`;
}

/** What the record belongs to; a click filters by it. */
function tagsView(result: SearchResult, state: PageState, search: ExampleSearch): TemplateResult {
  const values: readonly (readonly [FacetName, string | undefined])[] = [
    ['functions', result.functionName],
    ['domains', result.domain],
    ['statuses', result.status],
    ['sources', result.source],
    ...result.tags.map((tag) => ['tags', tag] as const),
  ];
  const tags = values.flatMap(([facet, value]) => {
    if (value === undefined || value === '' || value.length > LONGEST_VALUE) return [];
    const chosen: readonly string[] = state.query.filters[facet] ?? [];
    return [
      html`<button
        class="tag"
        title="Filter by this value"
        aria-pressed=${chosen.includes(value) ? 'true' : 'false'}
        @click=${() => {
          search.toggleFilter(facet, value);
        }}
      >
        ${textView(facetValue(facet, value))}
      </button>`,
    ];
  });
  return html`<div class="tags" role="group" aria-label="Properties">${tags}</div>`;
}

function whyView({ match, score }: SearchResult): TemplateResult | typeof nothing {
  if (match.by === 'filter') return nothing;
  const { label, sentence, icons } = MATCHES[match.by];
  const numbers: [string, string][] = [['Score', score.toFixed(3)]];
  if (match.cosine !== undefined) numbers.push(['Cosine', match.cosine.toFixed(3)]);
  if (match.bm25 !== undefined) numbers.push(['BM25', match.bm25.toFixed(2)]);
  return html`<div class="why">
    <h3>Why it matched</h3>
    <p><span class="badge" data-match=${match.by}>${icons.map(icon)}${label}</span> ${sentence}</p>
    <dl class="numbers">
      ${numbers.map(
        ([term, value]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${
      match.terms.length === 0
        ? nothing
        : html`<p class="terms">
            Words: ${match.terms.map((term) => html`<mark>${textView(term)}</mark> `)}
          </p>`
    }
  </div>`;
}

/** The record's fields as fetched; until then the texts of the result. */
function fieldsView(result: SearchResult, { detail }: PageState): TemplateResult {
  const { terms } = result.match;
  if (detail === undefined) {
    const [first, second] = KINDS[result.kind].preview;
    return html`${fieldView(first?.title ?? '', textView(result.inputText, terms))}
    ${result.outputText === '' ? nothing : fieldView(second?.title ?? '', textView(result.outputText, terms))}`;
  }
  return html`${KINDS[result.kind].preview.map(({ field, title }) => {
    const value = detail.value[field];
    return value === undefined ? nothing : fieldView(title, valueView(value, terms, 0));
  })}`;
}

function fieldView(title: string, content: TemplateResult): TemplateResult {
  return html`<div class="field">
    <h3>${title}</h3>
    <div class="value">${content}</div>
  </div>`;
}

/** A JSON value laid out for reading: objects as names and values, lists as lines, deep parts as JSON. */
function valueView(value: JsonValue, terms: readonly string[], depth: number): TemplateResult {
  if (isEmpty(value)) return html`<code>${JSON.stringify(value)}</code>`;
  if (typeof value === 'string') return textView(shorten(value), terms);
  if (value === null || typeof value !== 'object') return html`<code>${String(value)}</code>`;
  if (depth >= DEEPEST)
    return html`<pre>${textView(shorten(JSON.stringify(value, undefined, 2)), terms)}</pre>`;
  if (isJsonObject(value)) {
    const entries = Object.entries(value).slice(0, MOST_ENTRIES);
    return html`<dl>
      ${entries.map(
        ([name, inner]) =>
          html`<div>
            <dt>${textView(name)}</dt>
            <dd>${valueView(inner, terms, depth + 1)}</dd>
          </div>`,
      )}
    </dl>`;
  }
  const entries = value.slice(0, MOST_ENTRIES);
  return html`<ul>
    ${entries.map((inner) => html`<li>${valueView(inner, terms, depth + 1)}</li>`)}
  </ul>`;
}

/** True for what would be laid out as nothing at all. */
function isEmpty(value: JsonValue): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function shorten(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`;
}

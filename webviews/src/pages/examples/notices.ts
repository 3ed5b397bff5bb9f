import { html, type TemplateResult } from 'lit';
import { messageView, noticeView } from '../../notice.ts';
import { icon } from '../../textView.ts';
import type { ExampleSearch } from './exampleSearch.ts';
import { hasFilters, isRanked, type PageState } from './state.ts';

/** Sentences above the list: why the search is limited, and what failed while results are still shown. */
export function noticesView(state: PageState, search: ExampleSearch): TemplateResult {
  const { answer, status, error, query, loading } = state;
  const notices: TemplateResult[] = [];
  if (error !== undefined && answer !== undefined) notices.push(errorNotice(state, search));
  if (status?.phase === 'failed')
    notices.push(noticeView('error', status.error ?? 'The index failed.', buildButton(search)));
  const reason = answer?.notice ?? (answer?.mode === 'keyword-only' ? status?.keywordOnlyReason : undefined);
  if (status?.keywordOnlyReason !== undefined || answer?.mode === 'keyword-only') {
    notices.push(noticeView('warning', reason ?? status?.keywordOnlyReason ?? 'Keyword search only.'));
  } else if (reason !== undefined) notices.push(noticeView('info', reason));
  if (status?.phase === 'cancelled') {
    notices.push(
      noticeView(
        'info',
        'Indexing was cancelled: some records are found by words only.',
        buildButton(search),
      ),
    );
  }
  if (answer?.noGoodMatch === true && answer.total > 0 && !loading && isRanked(query)) {
    notices.push(noticeView('info', 'No good match: these are the closest records.'));
  }
  return html`<div class="notices">${notices}</div>`;
}

/** What stands in place of the list where there is nothing to list; `undefined` where the list shows. */
export function placeholderView(state: PageState, search: ExampleSearch): TemplateResult | undefined {
  const { answer, error, status, loading, query } = state;
  if (error?.code === 'no-folder') return noFolder(search);
  if (error !== undefined && answer === undefined) return errorState(error.message, search);
  if (answer === undefined) return loadingState();
  if (answer.total > 0) return undefined;
  const indexing = status?.phase === 'starting' || status?.phase === 'scanning';
  if (indexing) return messageView('sync', 'Reading your records…', 'Results appear as files are read.');
  if (loading) return loadingState();
  if (!isRanked(query) && !hasFilters(query.filters)) return emptyWorkspace(search);
  return noResult(state, search);
}

/** A button that runs a command of the editor. */
function commandButton(
  label: string,
  name: string,
  command: Parameters<ExampleSearch['runCommand']>[0],
  search: ExampleSearch,
  primary = false,
): TemplateResult {
  return html`<button
    class=${primary ? 'primary' : 'secondary'}
    @click=${() => {
      search.runCommand(command);
    }}
  >
    ${icon(name)}${label}
  </button>`;
}

function noFolder(search: ExampleSearch): TemplateResult {
  return messageView(
    'folder-opened',
    'No folder is open',
    'Search reads the record files of a folder. Open yours, or look around in a sample.',
    html`${commandButton('Open Folder', 'folder-opened', 'vscode.openFolder', search, true)}
    ${commandButton('Create Sample Workspace', 'rocket', 'databits.createSample', search)}`,
  );
}

function emptyWorkspace(search: ExampleSearch): TemplateResult {
  return messageView(
    'database',
    'No examples or DataBits yet',
    'Records are YAML files ending in .example.yaml or .databit.yaml.',
    html`${commandButton('Create Sample Workspace', 'rocket', 'databits.createSample', search, true)}
    ${commandButton('New Example', 'add', 'databits.newExample', search)}
    ${commandButton('Import File', 'cloud-download', 'databits.importFile', search)}`,
  );
}

function noResult({ query }: PageState, search: ExampleSearch): TemplateResult {
  const filtered = hasFilters(query.filters);
  const advice = filtered ? 'No record passes all the filters.' : 'Try other words, or fewer of them.';
  const clear = html`<button
    class="primary"
    @click=${() => {
      search.clearFilters();
    }}
  >
    ${icon('clear-all')}Clear Filters
  </button>`;
  return messageView('search-stop', 'Nothing found', advice, filtered ? clear : undefined);
}

function errorState(text: string, search: ExampleSearch): TemplateResult {
  return html`<div role="alert">
    ${messageView('error', 'The search failed', text, errorButtons(search))}
  </div>`;
}

function errorNotice({ error }: PageState, search: ExampleSearch): TemplateResult {
  return noticeView('error', error?.message ?? '', errorButtons(search));
}

function errorButtons(search: ExampleSearch): TemplateResult {
  return html`<button
      class="primary"
      @click=${() => {
        search.retry();
      }}
    >
      ${icon('refresh')}Try Again
    </button>
    <button
      class="secondary"
      @click=${() => {
        search.showOutput();
      }}
    >
      ${icon('output')}Show Output
    </button>`;
}

function buildButton(search: ExampleSearch): TemplateResult {
  return commandButton('Build Index', 'refresh', 'databits.buildIndex', search);
}

function loadingState(): TemplateResult {
  const row = html`<div class="outline-row">
    <div class="skeleton"><i></i><i></i><i></i></div>
  </div>`;
  return html`<div class="results loading" aria-hidden="true">${Array.from({ length: 6 }, () => row)}</div>`;
}

import type { CancellationToken } from 'vscode-languageserver';
import type { ValidationError } from '../../../../shared/src/generated/validators.js';
import {
  API_METHODS,
  TRUSTED_METHODS,
  type ApiError,
  type ApiMethod,
  type ApiParams,
  type ApiResult,
} from '../../../../shared/src/protocol/api.ts';
import type { ApiResponse } from '../../../../shared/src/protocol/lsp.ts';
import { PARAMS_VALIDATORS } from '../../../../shared/src/protocol/paramsValidators.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import type { EngineMethod, IndexEngine } from '../../adapters/index/indexEngine.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { recordForm } from '../../core/form/recordForm.ts';
import type { Forms } from './forms.ts';
import type { ReviewComments } from './reviewComments.ts';
import { describeError, type Log } from './guard.ts';
import type { HistoryServices } from './historyServices.ts';
import { asObject } from './options.ts';

/** What the requests are answered from. */
export interface ApiSources {
  readonly trusted: boolean;
  /** The engine; absent before the workspace is known and after it failed. */
  readonly engine: IndexEngine | undefined;
  /** Address that runs ask for models whose settings name none; empty for their own providers. */
  readonly modelEndpoint: string;
  /** Gives the engine the newest text of every buffer without waiting for a pause. */
  passBuffers(): void;
  listRecords(params: ApiParams<'records/list'>): ApiResult<'records/list'>;
  recordsAt(params: ApiParams<'records/at'>): ApiResult<'records/at'>;
  overview(): ApiResult<'workspace/overview'>;
  readonly forms: Forms;
  readonly history: Pick<HistoryServices, 'versions' | 'states' | 'restore' | 'lineage' | 'reviews'>;
  readonly comments: ReviewComments;
}

/** One answer per method: a method without a line here is a compile error. */
type Handlers = {
  [M in ApiMethod]: (
    params: ApiParams<M>,
    sources: ApiSources,
    token: Cancellation,
  ) => ApiResult<M> | Promise<ApiResult<M>>;
};

const handlers: Handlers = {
  'records/list': (params, sources) => sources.listRecords(params),
  'records/at': (params, sources) => sources.recordsAt(params),
  'records/versions': (params, { history }, token) => history.versions.list(params, token),
  'records/versionText': (params, { history }, token) => history.versions.text(params, token),
  'lineage/graph': (params, { history }, token) => history.lineage.graph(params, token),
  'review/changes': (params, { history }, token) => history.reviews.open(params, token),
  'review/records': (params, { history }) => history.reviews.records(params),
  'review/record': (params, { history }) => history.reviews.record(params),
  'review/texts': (params, { history }, token) => history.reviews.texts(params, token),
  'review/markdown': (params, { history }) => history.reviews.markdown(params),
  'review/choices': (params, { history }) => history.reviews.choices(params),
  'records/difference': (params, { history }, token) => history.states.difference(params, token),
  'records/blame': (params, { history }, token) => history.states.blame(params, token),
  'records/restore': (params, { history }, token) => history.restore.plan(params, token),
  'runs/list': (params, sources, token) => engineOf(sources).call('runs/list', params, token),
  'runs/get': (params, sources, token) => engineOf(sources).call('runs/get', params, token),
  'runs/progress': (params, sources, token) => engineOf(sources).call('runs/progress', params, token),
  'runs/plan': (params, sources, token) =>
    planningEngineOf(sources).call('runs/plan', { endpoint: sources.modelEndpoint, ...params }, token),
  'workspace/overview': (_params, sources) => sources.overview(),
  'comments/list': (_params, { comments }) => comments.list(),
  'comments/in': (params, { comments }) => comments.in(params),
  'comments/place': (params, { comments }) => comments.place(params),
  'comments/change': (params, { comments }) => comments.change(params),
  'comments/author': (_params, { comments }) => comments.author(),
  'comments/ignored': (params, { comments }) => comments.ignored(params),
  'form/fields': ({ kind }) => recordForm(kind),
  'form/read': (params, { forms }, token) => forms.read(params, token),
  'form/records': (params, { forms }) => forms.list(params),
  'form/edit': (params, { forms }) => forms.edit(params),
  'form/words': (params, { forms }, token) => forms.words(params, token),
  'search/run': (params, sources, token) => engineOf(sources).call('search/run', params, token),
  'search/ids': (params, sources, token) => engineOf(sources).call('search/ids', params, token),
  'records/fields': (params, sources, token) => engineOf(sources).call('records/fields', params, token),
  'records/similarity': (params, sources, token) =>
    engineOf(sources).call('records/similarity', params, token),
  'records/get': (params, sources, token) => engineOf(sources).call('records/get', params, token),
  'records/create': (params, sources, token) =>
    planningEngineOf(sources).call('records/create', params, token),
  'records/update': (params, sources, token) =>
    planningEngineOf(sources).call('records/update', params, token),
  'records/delete': (params, sources, token) =>
    planningEngineOf(sources).call('records/delete', params, token),
  'records/derive': (params, sources, token) =>
    planningEngineOf(sources).call('records/derive', params, token),
  'runs/draft': (params, sources, token) => planningEngineOf(sources).call('runs/draft', params, token),
  'runs/feedback': (params, sources, token) => planningEngineOf(sources).call('runs/feedback', params, token),
  'runs/effectiveness': (params, sources, token) =>
    engineOf(sources).call('runs/effectiveness', params, token),
  'runs/influence': (params, sources, token) => engineOf(sources).call('runs/influence', params, token),
  'records/move': (params, sources, token) => planningEngineOf(sources).call('records/move', params, token),
  'records/edit': (params, sources, token) => planningEngineOf(sources).call('records/edit', params, token),
  'map/project': (params, sources, token) => engineOf(sources).call('map/project', params, token),
  'duplicates/find': (params, sources, token) => engineOf(sources).call('duplicates/find', params, token),
  'outliers/find': (params, sources, token) => engineOf(sources).call('outliers/find', params, token),
  'examples/select': (params, sources, token) => engineOf(sources).call('examples/select', params, token),
  'usage/track': (params, sources, token) => engineOf(sources).call('usage/track', params, token),
  'usage/summary': (params, sources, token) => engineOf(sources).call('usage/summary', params, token),
  'datasets/splits': (params, sources, token) => engineOf(sources).call('datasets/splits', params, token),
  'sql/run': (params, sources, token) => engineOf(sources).call('sql/run', params, token),
  'sql/open': (params, sources, token) => engineOf(sources).call('sql/open', params, token),
  'sql/rows': (params, sources, token) => engineOf(sources).call('sql/rows', params, token),
  'sql/close': (params, sources, token) => engineOf(sources).call('sql/close', params, token),
  'sql/check': (params, sources, token) => engineOf(sources).call('sql/check', params, token),
  'sql/save': (params, sources, token) => engineOf(sources).call('sql/save', params, token),
  'sql/schema': (params, sources, token) => engineOf(sources).call('sql/schema', params, token),
  'index/status': (params, sources, token) => engineOf(sources).call('index/status', params, token),
  'index/build': (params, sources, token) => engineOf(sources).call('index/build', params, token),
  'index/cancel': (params, sources, token) => engineOf(sources).call('index/cancel', params, token),
  'index/pause': (params, sources, token) => engineOf(sources).call('index/pause', params, token),
  'index/resume': (params, sources, token) => engineOf(sources).call('index/resume', params, token),
  'models/list': (params, sources, token) => engineOf(sources).call('models/list', params, token),
  'models/download': (params, sources, token) => engineOf(sources).call('models/download', params, token),
  'models/cancel': (params, sources, token) => engineOf(sources).call('models/cancel', params, token),
  'index/verify': (params, sources, token) => engineOf(sources).call('index/verify', params, token),
} satisfies Record<EngineMethod, unknown> & Handlers;

/** Answers any method of the API table. Never rejects: failures are coded errors with a sentence for people. */
export async function answerApiRequest(
  request: unknown,
  sources: ApiSources,
  token: CancellationToken,
  log: Log,
): Promise<ApiResponse> {
  const { method, params } = asObject(request);
  if (!isApiMethod(method)) {
    return failure('unknown-method', `DataBits has no method ${JSON.stringify(method)}.`);
  }
  if (TRUSTED_METHODS.includes(method) && !sources.trusted) {
    return failure(
      'not-trusted',
      'This runs only in a trusted workspace. Trust the workspace and try again.',
    );
  }
  const validate = PARAMS_VALIDATORS[method];
  const given = params ?? {};
  if (!validate(given)) {
    return failure(
      'invalid-params',
      `The parameters of ${method} are not right: ${explain(validate.errors)}.`,
    );
  }
  return answer(method, given, sources, token, log);
}

async function answer(
  method: ApiMethod,
  params: unknown,
  sources: ApiSources,
  token: CancellationToken,
  log: Log,
): Promise<ApiResponse> {
  // The validator has compared the parameters with the schema of the method: this is the one place of the cast.
  const handle = handlers[method] as (
    params: unknown,
    sources: ApiSources,
    token: Cancellation,
  ) => Promise<unknown>;
  try {
    const result = await handle(params, sources, token);
    return token.isCancellationRequested ? failure('cancelled', 'The request was cancelled.') : { result };
  } catch (error) {
    if (token.isCancellationRequested) return failure('cancelled', 'The request was cancelled.');
    if (error instanceof Unavailable) return failure('unavailable', error.message);
    if (error instanceof OperationalError) return failure('failed', error.message);
    log.error(`${method} failed: ${describeError(error)}`);
    return failure('failed', `${method} failed by a defect of DataBits; the output channel has the details.`);
  }
}

class Unavailable extends Error {}

/** The index engine; without one an error that says so. */
export function engineOf({ engine }: Pick<ApiSources, 'engine'>): IndexEngine {
  if (engine === undefined) {
    throw new Unavailable(
      'The index is not running: open a folder with records, or restart the DataBits server.',
    );
  }
  return engine;
}

/** The engine for plans of changes, which has the newest text of every buffer: a plan for an older one could not be applied. */
export function planningEngineOf(sources: Pick<ApiSources, 'engine' | 'passBuffers'>): IndexEngine {
  sources.passBuffers();
  return engineOf(sources);
}

function isApiMethod(method: unknown): method is ApiMethod {
  return typeof method === 'string' && API_METHODS.some((known) => known === method);
}

function failure(code: ApiError['code'], message: string): ApiResponse {
  return { error: { code, message } };
}

function explain(errors: ValidationError[] | null | undefined): string {
  const first = errors?.[0];
  if (first === undefined) return 'they do not fit the schema';
  return `${first.instancePath === '' ? 'they' : first.instancePath} ${first.message ?? 'do not fit the schema'}`;
}

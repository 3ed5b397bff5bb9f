import { parentPort, workerData } from 'node:worker_threads';
import { sentenceOf } from '../operationalError.ts';
import { IndexService } from './indexService.ts';
import { runParseWorker } from './parseWorker.ts';
import type {
  FromIndexWorker,
  IndexWorkerData,
  ToIndexWorker,
  WorkerMethod,
  WorkerQuestion,
  WorkerQuestions,
} from './workerMessages.ts';

/** A running question, so that it can be cancelled. */
interface Token {
  isCancellationRequested: boolean;
}

type Handlers = {
  [M in WorkerMethod]: (
    service: IndexService,
    params: WorkerQuestions[M]['params'],
    token: Token,
  ) => Promise<WorkerQuestions[M]['result']> | WorkerQuestions[M]['result'];
};

/** What answers each question. */
const HANDLERS: Handlers = {
  'search/run': ({ searches }, params, token) => searches.answer(params, token),
  'search/ids': ({ searches }, params, token) => searches.ids(params, token),
  'records/similarity': ({ searches }, { ids }) => searches.similarities(ids),
  'records/fields': ({ searches }, _params, token) => searches.fields(token),
  'records/get': (service, { id }) => service.readRecord(id) ?? null,
  'records/create': async (service, params) => (await service.planning()).writing.create(params),
  'records/update': async (service, params, token) =>
    (await service.planning()).writing.update(params, token),
  'records/delete': async (service, params, token) =>
    (await service.planning()).writing.delete(params, token),
  'records/derive': async (service, params, token) =>
    (await service.planning()).placement.derive(params, token),
  'runs/draft': async (service, params, token) => (await service.planning()).drafts.draft(params, token),
  'runs/feedback': async (service, params, token) => (await service.planning()).feedback.plan(params, token),
  'runs/effectiveness': ({ effectiveness }) => effectiveness.list(),
  'runs/influence': ({ influence }, params) => influence.nearest(params),
  'records/move': async (service, params, token) => (await service.planning()).placement.move(params, token),
  'records/edit': async (service, params, token) => (await service.planning()).writing.edit(params, token),
  'map/project': ({ neighbours }, params, token) => neighbours.map(params, token),
  'duplicates/find': ({ neighbours }, params, token) => neighbours.duplicates(params, token),
  'outliers/find': ({ neighbours }, params, token) => neighbours.outliers(params, token),
  'examples/select': ({ records }, params) => records.select(params),
  'usage/track': ({ records }, params) => records.track(params),
  'usage/summary': ({ records }, params) => records.usage.summary(params),
  'runs/list': ({ runs }, params, token) => runs.list(params, token),
  'runs/get': ({ runs }, params, token) => runs.get(params, token),
  'runs/progress': ({ runs }, params) => runs.progress(params),
  'runs/plan': async (service, params, token) => {
    await service.planning();
    return service.runs.plan(params, token);
  },
  'datasets/splits': (service, { id, splits }) => service.splits(id, splits),
  'sql/run': (service, params, token) => service.sql.run(params, token),
  'sql/open': (service, params, token) => service.sql.open(params, token),
  'sql/rows': (service, params) => service.sql.rows(params),
  'sql/close': (service, { handle }) => service.sql.close(handle),
  'sql/check': (service, { sql }) => service.sql.check(sql),
  'sql/save': (service, params, token) => service.sql.save(params, token),
  'sql/schema': (service) => service.sql.schema(),
  'index/status': (service) => service.status(),
  'index/build': (service) => service.build(),
  'index/cancel': (service) => {
    service.embedding.cancel();
    return service.status();
  },
  'index/pause': (service) => {
    service.embedding.pause();
    return service.status();
  },
  'index/resume': (service) => {
    service.embedding.resume();
    return service.status();
  },
  'models/list': ({ embedding }) => embedding.models.list(),
  'models/download': ({ embedding }, { name }) => embedding.download(name),
  'models/cancel': ({ embedding }) => {
    embedding.models.cancel();
    return embedding.models.list();
  },
  'index/verify': (service, _params, token) => service.verify(token),
  'worker/start': async (service, { overlays }) => {
    await service.start(overlays);
    return undefined;
  },
  'worker/readRecord': (service, { id }) => service.readRecord(id)?.value,
  'worker/baseVersions': ({ records }, params, token) => records.baseVersions(params.records, token),
  'worker/countMatches': ({ searches }, { predicates }, token) => searches.countMatches(predicates, token),
  'worker/datasetsOf': ({ lineage }, { ids }, token) => lineage.memberships.datasetsOf(ids, token),
  'worker/executions': ({ receipts }, { withRows }) => receipts.executions(withRows),
  'worker/membersOf': ({ lineage }, params, token) => lineage.memberships.membersOf(params, token),
  'worker/qualities': ({ lineage }, { ids }) => lineage.qualities(ids),
  'worker/attributions': ({ effectiveness }, { ids }) => effectiveness.attributions(ids),
  'worker/dispose': async (service) => {
    await service.dispose();
    return undefined;
  },
};

function runIndexWorker(data: Extract<IndexWorkerData, { role: 'index' }>): void {
  const port = parentPort;
  if (port === null) throw new Error('The index worker runs in a worker thread.');
  const send = (message: FromIndexWorker): void => {
    port.postMessage(message);
  };
  const service = new IndexService(data.options, send);
  const running = new Map<number, Token>();

  const answer = async (question: WorkerQuestion): Promise<void> => {
    const token: Token = { isCancellationRequested: false };
    running.set(question.id, token);
    try {
      send({ type: 'answer', id: question.id, result: await handle(service, question, token) });
    } catch (error) {
      send({ type: 'failure', id: question.id, message: sentenceOf(error) });
    } finally {
      running.delete(question.id);
    }
  };

  port.on('message', (message: ToIndexWorker) => {
    if (message.type === 'question') {
      // The status is asked for by nobody who waits.
      if (message.method !== 'index/status') service.giveWay();
      void answer(message);
    } else if (message.type === 'cancel') {
      const token = running.get(message.id);
      if (token !== undefined) token.isCancellationRequested = true;
    } else if (message.type === 'filesTaken') service.filesTaken();
    else void follow(service, message);
  });
}

/** The table's types say that a method's parameters fit its handler, which the compiler cannot follow through a union. */
function handle(service: IndexService, { method, params }: WorkerQuestion, token: Token): unknown {
  const handler = HANDLERS[method] as (
    service: IndexService,
    params: WorkerQuestion['params'],
    token: Token,
  ) => unknown;
  return handler(service, params, token);
}

/** What the host tells without asking. A failure is no reason to stop: the next scan tries again. */
async function follow(
  service: IndexService,
  message: Exclude<ToIndexWorker, { type: 'question' | 'cancel' | 'filesTaken' }>,
): Promise<void> {
  try {
    if (message.type === 'overlay') await service.setOverlay(message.uri, message.text);
    else if (message.type === 'pathsChanged') await service.pathsChanged(message.uris);
    else await service.setTrusted(message.trusted);
  } catch {
    // See above.
  }
}

const data = workerData as IndexWorkerData;
if (data.role === 'parse') runParseWorker(data.cache);
else runIndexWorker(data);

import { counted, numeral } from '../../shared/src/counted.ts';
import type { WorkspaceOverview } from '../../shared/src/protocol/records.ts';
import { describeTimeLeft } from '../../shared/src/duration.ts';
import type { IndexStatus } from '../../shared/src/protocol/status.ts';

/** What the status bar item says. */
export interface StatusText {
  /** Label with product icons. */
  label: string;
  /** Sentences for the tooltip and for screen readers. */
  details: string[];
  alarm?: 'error' | 'warning';
}

/** What the server process is doing; `no-folder` where the window has nothing for it to read. */
export type ServerWord = 'stopped' | 'starting' | 'running' | 'failed' | 'no-folder';

/** Puts the state of server and index into words. */
export function describeStatus(
  server: ServerWord,
  status: IndexStatus | undefined,
  overview: WorkspaceOverview | undefined,
): StatusText {
  if (server === 'failed') {
    return { label: '$(error) DataBits', details: ['The server is not running.'], alarm: 'error' };
  }
  if (server === 'stopped')
    return { label: '$(debug-disconnect) DataBits', details: ['The server is stopped.'] };
  if (server === 'no-folder')
    return {
      label: '$(folder) DataBits: no folder',
      details: ['No folder is open. Open the folder with your records, or create the sample workspace.'],
    };
  if (status === undefined)
    return { label: '$(loading~spin) DataBits', details: ['The server is starting.'] };
  const details = [phaseSentence(status), ...problemSentences(overview)];
  if (status.keywordOnlyReason !== undefined) details.push(status.keywordOnlyReason);
  if (status.notice !== undefined) details.push(status.notice);
  details.push(...modelSentences(status));
  if (status.graph !== undefined) details.push(graphSentence(status.graph));
  return { ...phaseLabel(status), details };
}

function phaseLabel(status: IndexStatus): Pick<StatusText, 'label' | 'alarm'> {
  switch (status.phase) {
    case 'starting':
      return { label: '$(loading~spin) DataBits' };
    case 'scanning':
      return { label: `$(sync~spin) DataBits: reading ${numeral(status.records)}` };
    case 'embedding':
      if (isLoadingModel(status)) return { label: '$(sync~spin) DataBits: loading model' };
      return { label: `$(sync~spin) DataBits: ${String(percentage(status))} %` };
    case 'paused':
      return { label: `$(debug-pause) DataBits: ${String(percentage(status))} %` };
    case 'failed':
      return { label: '$(error) DataBits', alarm: 'error' };
    case 'cancelled':
      return { label: `$(circle-slash) DataBits: ${numeral(status.records)}` };
    case 'ready':
      if (status.keywordOnlyReason !== undefined) return { label: '$(warning) DataBits: keyword only' };
      // Whatever there is to know is worth a look at the tooltip.
      return {
        label: `$(${status.notice === undefined ? 'database' : 'warning'}) DataBits: ${numeral(status.records)}`,
      };
  }
}

/** The quick model has everything, and the better one is not there yet: a service may take its time to answer. */
function isLoadingModel({ embedded, searchable, rate }: IndexStatus): boolean {
  return rate === undefined && embedded === searchable;
}

function graphSentence({ done, total }: { done: number; total: number }): string {
  const far = `${numeral(done)} of ${numeral(total)} vectors`;
  return `Preparing a faster search in the background: ${far}. Searches are exact meanwhile.`;
}

function phaseSentence(status: IndexStatus): string {
  const vectors = `${numeral(status.embedded)} of ${numeral(status.searchable)} searchable records have a vector`;
  switch (status.phase) {
    case 'starting':
      return 'The index is starting.';
    case 'scanning':
      return `Reading record files: ${numeral(status.records)} records in ${numeral(status.files)} files so far.`;
    case 'embedding': {
      if (isLoadingModel(status)) return 'Loading the embedding model. The quick model answers meanwhile.';
      const rate = status.rate === undefined ? '' : ` (${numeral(Math.round(status.rate))} a second)`;
      const left =
        status.remainingSeconds === undefined ? '' : `, ${describeTimeLeft(status.remainingSeconds)}`;
      return `Embedding: ${vectors}${rate}${left}. Search works meanwhile.`;
    }
    case 'paused':
      return `Embedding is paused: ${vectors}. The quick model answers meanwhile.`;
    case 'cancelled':
      return `Indexing was cancelled: ${vectors}.`;
    case 'failed':
      return status.error ?? 'The index failed.';
    case 'ready':
      return `${numeral(status.records)} records in ${numeral(status.files)} files; ${vectors}.`;
  }
}

/** The model, or each of them with how far it is where they differ. */
function modelSentences({ model, models = [] }: IndexStatus): string[] {
  if (models.every(({ waiting }) => waiting === 0)) return model === undefined ? [] : [`Model: ${model}`];
  return models.map(({ id, embedded, waiting }) => {
    const state = waiting === 0 ? 'has all records' : `has ${numeral(embedded)}, ${numeral(waiting)} wait`;
    return `Model ${id}: ${state}`;
  });
}

function problemSentences(overview: WorkspaceOverview | undefined): string[] {
  if (overview === undefined) return [];
  const { error, warning } = overview.problems;
  if (error + warning === 0) return ['No problems.'];
  return [`${counted(error, 'error')}, ${counted(warning, 'warning')}.`];
}

function percentage(status: IndexStatus): number {
  return status.searchable === 0 ? 100 : Math.floor((100 * status.embedded) / status.searchable);
}

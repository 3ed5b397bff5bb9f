import type { TaskKind } from '../../taskProcess/taskKind.ts';
import type { HistoryAnswer, HistoryTask } from './readHistory.ts';

/** Reading a history, in a process of its own. */
export const HISTORY_TASK: TaskKind<HistoryTask, never, HistoryAnswer | undefined> = {
  entry: 'historyProcess',
  memory: 2048,
  failure: 'The history of the records could not be read',
};

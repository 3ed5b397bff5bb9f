import { neverCancelled } from '../../../core/cancellation.ts';
import { serveTask } from '../../taskProcess/serveTask.ts';
import { HISTORY_TASK } from './historyTask.ts';
import { readHistory } from './readHistory.ts';

serveTask(HISTORY_TASK, (task) => readHistory(task, neverCancelled));

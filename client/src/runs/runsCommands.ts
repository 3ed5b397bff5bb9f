import type { CommandTable } from '../commands.ts';
import { isFields } from '../webviews/fields.ts';
import type { RunsPanel } from '../webviews/runsPanel.ts';

type RunsCommand = 'databits.showRun' | 'databits.compareRuns' | 'databits.newRun';

/** The commands that show the page of runs. */
export function runsCommands(panel: RunsPanel): Pick<CommandTable, RunsCommand> {
  return {
    'databits.showRun': (argument) => showRun(panel, argument),
    'databits.compareRuns': (argument) => {
      const runIds = Array.isArray(argument)
        ? argument.filter((one): one is string => typeof one === 'string')
        : [];
      return panel.show(runIds.length > 1 ? { shows: 'comparison', runIds } : { shows: 'overview' });
    },
    'databits.newRun': () => panel.newRun(),
  };
}

/** Shows an execution by its id, the executions of a specification, or all of them. */
function showRun(panel: RunsPanel, argument: unknown): Promise<void> {
  if (typeof argument === 'string') return panel.show({ shows: 'run', runIds: [argument] });
  const id = isFields(argument) ? argument['id'] : undefined;
  return panel.show({ shows: 'overview', filter: typeof id === 'string' ? id : '' });
}

import type { CommandTable } from '../commands.ts';
import type { Server } from '../languageClient.ts';
import { isFields } from '../webviews/fields.ts';
import type { RunsPanel } from '../webviews/runsPanel.ts';
import { chooseRuns } from './chooseRun.ts';

type RunsCommand = 'databits.showRun' | 'databits.compareRuns' | 'databits.newRun';

/** The commands that show the page of runs. */
export function runsCommands(server: Server, panel: RunsPanel): Pick<CommandTable, RunsCommand> {
  return {
    'databits.showRun': (argument) => showRun(panel, argument),
    'databits.compareRuns': async (argument) => {
      const given = Array.isArray(argument)
        ? argument.filter((one): one is string => typeof one === 'string')
        : [];
      const runIds = given.length > 1 ? given : await chooseRuns(server, 'Which runs are compared?');
      if (runIds !== undefined) await panel.show({ shows: 'comparison', runIds });
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

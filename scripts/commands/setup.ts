import { runCommand, say } from '../process/command.ts';
import { ensureEditor } from '../setup/editor.ts';
import { ensureModel } from '../setup/model.ts';
import { ensureOldestNode } from '../setup/oldestNode.ts';

/** `npm run setup`: fetches what the other commands would fetch when they need it. */
await runCommand(async () => {
  await ensureModel();
  await ensureEditor();
  await ensureOldestNode();
  say('set-up is complete');
  return 0;
});

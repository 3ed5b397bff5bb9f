import { parseArgs } from 'node:util';
import { buildProduct } from '../build/build.ts';
import { runCommand } from '../process/command.ts';

/** `npm run build [-- --only name --only name] [--target linux-x64]`. */
await runCommand(async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string', multiple: true }, target: { type: 'string' } },
  });
  await buildProduct({
    ...(values.only === undefined ? {} : { only: values.only }),
    ...(values.target === undefined ? {} : { target: values.target }),
  });
  return 0;
});

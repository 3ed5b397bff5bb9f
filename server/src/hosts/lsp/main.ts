import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createIndexEngine } from '../../adapters/index/createIndexEngine.ts';
import { EMBEDDING_KEY_VARIABLE } from '../../../../shared/src/protocol/lsp.ts';
import { defaultCacheFolder, findModelFolder } from '../../adapters/index/locations.ts';
import { takeSecret } from '../../adapters/secrets.ts';
import { describeError, Guard, type Log } from './guard.ts';
import { serve } from './server.ts';

// The composition root of the language server. The transport is chosen by the command line: `--node-ipc` or `--stdio`.
const connection = createConnection(ProposedFeatures.all);

const log: Log = {
  info: (message) => {
    connection.console.info(message);
  },
  warn: (message) => {
    connection.console.warn(message);
  },
  error: (message) => {
    connection.console.error(message);
  },
};

// A defect in one place must not end the server and with it every open file's diagnostics.
process.on('uncaughtException', (error) => {
  log.error(`Unexpected failure: ${describeError(error)}`);
});
process.on('unhandledRejection', (reason) => {
  log.error(`Unexpected failure: ${describeError(reason)}`);
});

const now = (): number => performance.now();

serve({
  connection,
  guard: new Guard(log, now),
  log,
  createEngine: createIndexEngine,
  defaultCacheFolder: defaultCacheFolder(),
  modelFolder: findModelFolder(),
  embeddingKey: takeSecret(EMBEDDING_KEY_VARIABLE),
  now,
});

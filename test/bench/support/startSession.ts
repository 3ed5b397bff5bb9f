import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SERVER_NODE_ARGUMENTS } from '../../../shared/src/protocol/lsp.ts';

const SESSION = fileURLToPath(new URL('./indexSession.ts', import.meta.url));

/** An index in a process of its own. */
export interface Session {
  ask: <R>(question: Record<string, unknown>) => Promise<R>;
  /** Ends it; answers how long the index took to stop, in milliseconds. */
  end: () => Promise<number>;
}

/** Without a model folder search is by keywords alone. */
export function startSession(root: string, cacheFolder: string, modelFolder = ''): Session {
  const child = spawn(process.execPath, [...SERVER_NODE_ARGUMENTS, SESSION, root, cacheFolder, modelFolder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async <R>(question: Record<string, unknown>): Promise<R> => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    return JSON.parse((await lines.next()).value as string) as R;
  };
  return {
    ask,
    end: async () => {
      const took = await ask<number>({ ask: 'end' });
      child.stdin.end();
      await new Promise((resolve) => child.once('exit', resolve));
      return took;
    },
  };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { ensureLanguageModel, serveLanguageModel } from '../../scripts/setup/languageModel.ts';

/** A real language model of this machine, with 135 million weights, behind llama.cpp's server on loopback. */
export class SmallModel {
  #process: ChildProcess | undefined;

  /** Answers its address as models name it (`api_base`). Answers keep to a grammar (GBNF). */
  async start(threads: number, grammar: string): Promise<string> {
    const python = await ensureLanguageModel();
    const child = spawn(python, [serveLanguageModel, String(threads), grammar], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#process = child;
    const ended = once(child, 'close').then(() => {
      throw new Error('The small language model did not start.');
    });
    const address = new Promise<string>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.startsWith('http://127.0.0.1:')) resolve(`${line}/v1`);
      });
    });
    return Promise.race([address, ended]);
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null) return;
    const closed = once(child, 'close');
    child.stdin?.end();
    await closed;
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { CommandWorkspace, MAIN } from '../adapters/cli/commandLine.ts';
import { git } from '../adapters/support/git.ts';
import { COLOURS, ModelServer } from './modelServer.ts';

const TOOLS = path.resolve(import.meta.dirname, '../../.tools/dspy-cache/dspy');
export const ID = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e';

/** A repository with a template, a dataset and its examples, and a language model that answers for it. */
export class RunWorkspace extends CommandWorkspace {
  readonly server = new ModelServer();

  constructor() {
    super();
    mkdirSync(this.cache, { recursive: true });
    // The environment that the ring's set-up made, by the product's own command.
    symlinkSync(TOOLS, path.join(this.cache, 'dspy'));
  }

  async start(): Promise<this> {
    this.#writeRecords(await this.server.start());
    git(this.folder, 'init', '--quiet');
    git(this.folder, 'add', '--all');
    git(this.folder, 'commit', '--quiet', '--message', 'records');
    return this;
  }

  async stop(): Promise<void> {
    await this.server.stop();
    this.dispose();
  }

  /** A template, a dataset whose splits are pinned in turn, and its examples. */
  #writeRecords(url: string): void {
    const names = Object.keys(COLOURS);
    const idAt = (at: number): string => `${ID}${(16 + at).toString(16)}`;
    const examples = names.map(
      (name, at) =>
        `example_id: ${idAt(at)}\nversion: 1\ninput: { thing: ${name} }\nexpected_output: { colour: ${COLOURS[name] ?? ''} }\n`,
    );
    const splitAt = (at: number): string => ['train', 'val', 'train', 'test'][at % 4] ?? '';
    const pins = names.map((_, at) => `    ${idAt(at)}: ${splitAt(at)}\n`).join('');
    this.write('a.example.yaml', examples.join('---\n'));
    this.write(
      'd.dataset.yaml',
      `dataset_id: ${ID}01\nname: Things\nmembers: { field: kind, eq: example }\nsplits:\n  weights: { train: 1, val: 1, test: 1 }\n  assign:\n${pins}`,
    );
    this.write(
      't.template.yaml',
      `template_id: ${ID}02\nversion: 1\nname: Colours\ninstructions: Name the colour of the thing.\ninputs: [{ name: thing }]\noutputs: [{ name: colour }]\nmodel: { name: openai/test, api_base: "${url}", temperature: 0 }\n`,
    );
  }

  /** Writes the specification of a run, with `more` properties as YAML. */
  specify(optimizer: string, parameters: string, more = ''): void {
    this.write(
      's.run.yaml',
      `spec_id: ${ID}03\nname: Colours\ntemplate: ${ID}02\ndataset: ${ID}01\noptimizer: { name: ${optimizer}, parameters: ${parameters} }\nmetric: { name: exact }\nseed: 1\n${more}`,
    );
  }

  /** Starts the specification, and comes back once the template was evaluated. */
  async begin(): Promise<{ child: ChildProcess; runId: string }> {
    const child = spawn(process.execPath, [MAIN, 'run', 's.run.yaml', '--yes'], {
      cwd: this.folder,
      env: { ...process.env, DATABITS_CACHE: this.cache, NO_COLOR: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('trial 0:')) resolve();
      });
    });
    return { child, runId: /^Run (\S+)/m.exec(said)?.[1] ?? '' };
  }

  /** The name of the receipt that a run left, or nothing. */
  receiptFile(): string {
    return readdirSync(this.folder).find((file) => file.endsWith('.result.json')) ?? '';
  }
}

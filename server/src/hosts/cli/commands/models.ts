import type { Command } from 'commander';
import type { ModelList, ModelListEntry } from '../../../../../shared/src/protocol/embedding.ts';
import { ModelStore } from '../../../adapters/embedding/modelStore.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { numeral } from '../../../../../shared/src/counted.ts';
import { EXIT } from '../exitCodes.ts';
import { cacheFolderOf } from '../globalOptions.ts';

interface DownloadInput {
  name: string;
  yes?: boolean;
  hub?: string;
  sha256?: string;
}

const HELP = `
Models are downloaded to the cache folder, from the hub or from a mirror (--hub). The first download records the hash of
each file, and every start compares; --sha256 says beforehand which hash the weights must have. A download that was
stopped is continued.

Examples:
  databits models
  databits models download bge-small-en-v1.5 --yes
  databits search "parcel" --model bge-small-en-v1.5`;

/** `databits models` and `databits models download NAME`. */
export function addModelsCommand(program: Command, register: Register): void {
  const models = program
    .command('models')
    .description('list the embedding models that can be downloaded, or download one')
    .addHelpText('after', HELP);
  register(models, () => undefined, list);
  const download = models
    .command('download <name>')
    .description('download a model')
    .option('--yes', 'agree to its size, licence and host, as the list shows them')
    .option('--hub <url>', 'address of the hub or a mirror')
    .option('--sha256 <hash>', 'hash that the weights must have');
  register(
    download,
    (parsed): DownloadInput => ({
      name: parsed.args[0] ?? '',
      ...parsed.opts<Omit<DownloadInput, 'name'>>(),
    }),
    fetchModel,
  );
}

function storeOf({ options, terminal }: CommandContext, input?: DownloadInput): ModelStore {
  const store: ModelStore = new ModelStore({
    cacheFolder: cacheFolderOf(options),
    host: input?.hub,
    sha256: input?.sha256,
    onProgress: () => {
      const { bytes = 0 } = store.download ?? {};
      terminal.progress(`Downloaded ${megabytes(bytes)}`);
    },
  });
  return store;
}

async function list(_input: undefined, context: CommandContext): Promise<number> {
  const { terminal, options } = context;
  const found = storeOf(context).list();
  if (options.json === true) await terminal.line(JSON.stringify(found, undefined, 2));
  else for (const model of found.models) for (const line of modelLines(model)) await terminal.line(line);
  return EXIT.ok;
}

async function fetchModel(input: DownloadInput, context: CommandContext): Promise<number> {
  const { terminal, token } = context;
  const store = storeOf(context, input);
  if (input.yes !== true) throw new OperationalError(consent(store.list(), input.name));
  const timer = setInterval(() => {
    if (token.isCancellationRequested) store.cancel();
  }, 100);
  try {
    await store.fetch(input.name);
  } finally {
    clearInterval(timer);
    terminal.clearProgress();
  }
  await terminal.line(`Downloaded ${input.name} to ${store.folderOf(input.name)}.`);
  return EXIT.ok;
}

function consent({ models, host }: ModelList, name: string): string {
  const model = models.find((known) => known.name === name);
  if (model === undefined) {
    return `There is no known model ${name}; there are ${models.map((known) => known.name).join(', ')}.`;
  }
  const { repository, bytes, licence } = model;
  return `This downloads about ${megabytes(bytes)} from ${host}/${repository} (licence ${licence}): agree with --yes.`;
}

function modelLines(model: ModelListEntry): string[] {
  const { name, description, licence, bytes, memory, textsPerSecond, downloaded } = model;
  const where =
    downloaded === undefined ? `download of ${megabytes(bytes)}` : `downloaded from ${downloaded.host}`;
  return [
    `${name}: ${description}`,
    `  ${where}, ${licence}, ${megabytes(memory)} of memory, about ${numeral(textsPerSecond)} texts a second`,
  ];
}

function megabytes(bytes: number): string {
  return `${numeral(Math.round(bytes / 1_000_000))} MB`;
}

import { setPriority } from 'node:os';
import { sentenceOf } from '../operationalError.ts';
import type { FromEmbeddingProcess, ToEmbeddingProcess } from './embeddingMessages.ts';
import { EmbeddingQueue } from './embeddingQueue.ts';
import { openLocalModel } from './localModel.ts';
import { openModelFolder } from './modelFolder.ts';
import { SentenceModel } from './sentenceModel.ts';

/** Entry of the embedding process: loads the model and answers requests until its parent goes away. */
function main(): void {
  let queue: EmbeddingQueue | undefined;
  process.on('message', (message: ToEmbeddingProcess) => {
    if (message.type === 'embed') queue?.add(message);
    else void load(message).then((loaded) => (queue = loaded));
  });
  process.on('disconnect', () => process.exit(0));
}

async function load(
  request: Extract<ToEmbeddingProcess, { type: 'load' }>,
): Promise<EmbeddingQueue | undefined> {
  try {
    const { model: place, memory, threads } = request;
    const files =
      place.kind === 'shipped'
        ? openModelFolder(place.folder, memory)
        : openLocalModel(place.folder, place.overrides, memory);
    const model = await SentenceModel.load(files, threads);
    send({ type: 'loaded', model: await model.describe() });
    // From now on the editor goes first; until now somebody's first search waited for this process.
    lowerPriority();
    return new EmbeddingQueue(model, send);
  } catch (error) {
    send({ type: 'unusable', reason: sentenceOf(error) });
    return undefined;
  }
}

function send(message: FromEmbeddingProcess): void {
  // The parent may be gone already; then there is nobody to tell.
  if (process.connected) process.send?.(message);
}

function lowerPriority(): void {
  try {
    setPriority(5);
  } catch {
    // Some systems forbid it; the process then competes with the editor, which still works.
  }
}

main();

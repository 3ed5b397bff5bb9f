import path from 'node:path';
import type { ModelDownload, ModelList } from '../../../../shared/src/protocol/embedding.ts';
import { OperationalError } from '../operationalError.ts';
import { readDownloadReceipt } from './downloadReceipt.ts';
import { KNOWN_MODELS } from './knownModels.ts';
import { downloadedFolder, downloadModel } from './modelDownload.ts';

/** The usual hub; the settings may name a mirror. */
export const USUAL_HUB = 'https://huggingface.co';

export interface ModelStoreOptions {
  /** The folder for caches; models lie in a folder of their own in it. */
  cacheFolder: string;
  host: string | undefined;
  /** SHA-256 that the weights of the next download must have. */
  sha256: string | undefined;
  onProgress(): void;
}

/** The models that can be downloaded, and those that were. One download at a time. */
export class ModelStore {
  readonly #options: ModelStoreOptions;
  #download: ModelDownload | undefined;
  #stop: AbortController | undefined;

  constructor(options: ModelStoreOptions) {
    this.#options = options;
  }

  /** The download in progress. */
  get download(): ModelDownload | undefined {
    return this.#download;
  }

  /** Where a known model lies, whether it was downloaded or not. */
  folderOf(name: string): string {
    return downloadedFolder(path.join(this.#options.cacheFolder, 'models'), name);
  }

  list(): ModelList {
    const models = KNOWN_MODELS.map((model) => {
      const downloaded = readDownloadReceipt(this.folderOf(model.name));
      return downloaded === undefined ? { ...model } : { ...model, downloaded };
    });
    return { host: this.#options.host ?? USUAL_HUB, models };
  }

  /** Downloads a model, after the person agreed. Rejects with a sentence where it fails or is stopped. */
  async fetch(name: string): Promise<ModelList> {
    const model = KNOWN_MODELS.find((known) => known.name === name);
    if (model === undefined) {
      const names = KNOWN_MODELS.map((known) => known.name).join(', ');
      throw new OperationalError(`There is no known model ${name}; there are ${names}.`);
    }
    if (this.#stop !== undefined)
      throw new OperationalError('Another model is being downloaded: wait, or cancel that.');
    const { host = USUAL_HUB, sha256, cacheFolder } = this.#options;
    if (!URL.canParse(host) || !/^https?:$/.test(new URL(host).protocol)) {
      throw new OperationalError(
        `The hub's address ${host} is not a web address: correct databits.embedding.hub.`,
      );
    }
    const stop = new AbortController();
    this.#stop = stop;
    try {
      await downloadModel({
        model,
        host,
        folder: path.join(cacheFolder, 'models'),
        ...(sha256 === undefined ? {} : { sha256 }),
        signal: stop.signal,
        onProgress: (progress) => {
          this.#download = progress;
          this.#options.onProgress();
        },
      });
    } finally {
      this.#stop = undefined;
      this.#download = undefined;
    }
    return this.list();
  }

  cancel(): void {
    this.#stop?.abort();
  }
}

import { numeral } from '../../../shared/src/counted.ts';
import { describeTimeLeft } from '../../../shared/src/duration.ts';
import type { KnownModel, ModelListEntry } from '../../../shared/src/protocol/embedding.ts';

/** A size as people say it. */
export function describeBytes(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  return megabytes < 1000 ? `${String(Math.round(megabytes))} MB` : `${(megabytes / 1000).toFixed(1)} GB`;
}

/** One line about a model in a list. */
export function describeKnownModel(model: ModelListEntry): string {
  const { bytes, licence, textsPerSecond, downloaded } = model;
  const where = downloaded === undefined ? describeBytes(bytes) : 'downloaded';
  return `${where} · ${licence} · about ${String(textsPerSecond)} texts a second`;
}

/** What a person is told before a download: from where, how large, which licence, memory and time, and what is checked. */
export function downloadConsent(model: KnownModel, host: string, records: number): string {
  const { repository, bytes, licence, memory, textsPerSecond, dimensions } = model;
  const time = describeTimeLeft(records / textsPerSecond).replace(/ left$/, '');
  return [
    `From: ${host.replace(/\/+$/, '')}/${repository}`,
    `Download: about ${describeBytes(bytes)}`,
    `Licence: ${licence}`,
    `Memory while it works: about ${describeBytes(memory)}`,
    `Embedding the ${numeral(records)} records here: ${time}, ${String(dimensions)} numbers each`,
    '',
    'No hash of it is known beforehand unless the settings give one: what is downloaded now is recorded, and compared at every start.',
  ].join('\n');
}

/** What a person is told before texts leave the machine. */
export function endpointConsent(url: string, name: string): string {
  const { host } = new URL(url);
  return [
    `The texts of all examples and DataBits of your trusted workspaces, and what you search for, will be sent to ${host}, to be embedded by the model ${name}.`,
    '',
    'Search by the quick model and by words stays on this machine. Choose another model to stop it.',
  ].join('\n');
}

/** What is wrong with an address, or `undefined`. */
export function checkUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return 'Give a whole address, for example https://api.example.com/v1.';
  return /^https?:$/.test(new URL(url).protocol)
    ? undefined
    : 'The address starts with https:// (or http:// on this machine).';
}

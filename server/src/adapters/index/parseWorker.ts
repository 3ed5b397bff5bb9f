import { parentPort } from 'node:worker_threads';
import { analyseFile, refusedFile } from '../../core/document/analyseFile.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import { readRecordFile } from '../files/recordFile.ts';
import type { FromParseWorker, ParseItem, ParseResult, ToParseWorker } from './parseMessages.ts';

/** Reads and analyses files until it is stopped. Its owner kills it when one of them takes too long. */
export function runParseWorker(): void {
  const port = parentPort;
  if (port === null) throw new Error('The parse worker runs in a worker thread.');
  port.on('message', (items: ToParseWorker) => {
    port.postMessage(items.map(parse) satisfies FromParseWorker);
  });
}

function parse(item: ParseItem): ParseResult {
  const { uri } = item;
  if (item.from === 'buffer') return { uri, unchanged: false, hash: undefined, ...analysed(uri, item.text) };
  const read = readRecordFile(item.path, item.stamp);
  if ('problem' in read) {
    const kind = kindOfUri(uri);
    if (kind === undefined) throw new Error(`${uri} does not have the suffix of a record file.`);
    const { file, values } = refusedFile(uri, kind, read.problem);
    return { uri, unchanged: false, hash: undefined, file, values };
  }
  if (read.hash === item.knownHash) return { uri, unchanged: true };
  return { uri, unchanged: false, hash: read.hash, ...analysed(uri, read.text) };
}

/** Without the segments' texts: they would only be copied between threads. */
function analysed(
  uri: string,
  text: string,
): Pick<Extract<ParseResult, { unchanged: false }>, 'file' | 'values'> {
  const { file, values } = analyseFile(uri, text);
  return { file, values };
}

import { parentPort } from 'node:worker_threads';
import { kindOfUri } from '../../core/records/kinds.ts';
import { RecordCache, type RecordCacheOptions } from '../cache/recordCache.ts';
import { readRecordFile } from '../files/recordFile.ts';
import { DocumentParser, refusedFile } from './documentParser.ts';
import type { FromParseWorker, ParseItem, ParseResult, ToParseWorker } from './parseMessages.ts';

/** Reads and analyses files until it is stopped. Its owner kills it when one of them takes too long. */
export function runParseWorker(options: RecordCacheOptions | undefined): void {
  const port = parentPort;
  if (port === null) throw new Error('The parse worker runs in a worker thread.');
  const cache = options && new RecordCache(options);
  const parser = new DocumentParser(cache);
  port.on('message', (items: ToParseWorker) => {
    const results = items.map((item) => parse(item, parser));
    const work = parser.flush();
    const problem = cache?.problem;
    const answer: FromParseWorker = {
      results,
      work,
      isKept: cache !== undefined && problem === undefined,
      ...(problem === undefined ? {} : { notice: problem }),
    };
    port.postMessage(answer, results.flatMap(buffersOf));
  });
}

function parse(item: ParseItem, parser: DocumentParser): ParseResult {
  const { uri } = item;
  const kind = kindOfUri(uri);
  if (kind === undefined) throw new Error(`${uri} does not have the suffix of a record file.`);
  if (item.from === 'buffer') {
    return { uri, unchanged: false, hash: undefined, file: parser.parse(uri, kind, item.text) };
  }
  const read = readRecordFile(item.path, item.stamp);
  if ('problem' in read) {
    return { uri, unchanged: false, hash: undefined, file: refusedFile(uri, kind, read.problem) };
  }
  if (read.hash === item.knownHash) return { uri, unchanged: true };
  return { uri, unchanged: false, hash: read.hash, file: parser.parse(uri, kind, read.text) };
}

function buffersOf(result: ParseResult): ArrayBuffer[] {
  return result.unchanged ? [] : [result.file.keys.buffer, result.file.packed.buffer];
}

import { analyseSegment, problemOfText } from '../../core/document/analyseFile.ts';
import { splitDocuments } from '../../core/document/split.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { documentKey, type CacheEntry, type RecordCache } from '../cache/recordCache.ts';
import { KEY_BYTES } from '../cache/keyTable.ts';
import { packDocument } from './packedDocument.ts';
import type { PackedFile, ParseWork } from './parseMessages.ts';

/** Analyses files document by document: only those are parsed that nobody parsed before. */
export class DocumentParser {
  readonly #cache: RecordCache | undefined;
  readonly #fresh = new Map<string, CacheEntry>();
  #work: ParseWork = { parsed: 0, reused: 0 };

  constructor(cache: RecordCache | undefined) {
    this.#cache = cache;
  }

  parse(uri: string, kind: RecordKind, text: string): PackedFile {
    const problem = problemOfText(text);
    if (problem !== undefined) return refusedFile(uri, kind, problem);
    const segments = splitDocuments(text);
    const entries = segments.map((segment): CacheEntry => {
      const key = documentKey(kind, segment.text);
      const known = this.#fresh.get(key.toString('latin1'))?.payload ?? this.#cache?.get(key);
      if (known !== undefined) {
        this.#work.reused += 1;
        return { key, payload: known };
      }
      this.#work.parsed += 1;
      const entry = { key, payload: packDocument(analyseSegment(segment, kind)) };
      this.#fresh.set(key.toString('latin1'), entry);
      return entry;
    });
    return packFile({ uri, kind, lines: segments.map(({ line }) => line) }, entries);
  }

  /** Keeps what was parsed since the last call, in one write. Answers how much work that was. */
  flush(): ParseWork {
    this.#cache?.put([...this.#fresh.values()]);
    this.#fresh.clear();
    const work = this.#work;
    this.#work = { parsed: 0, reused: 0 };
    return work;
  }
}

/** A file whose content is not read; the problem says why. */
export function refusedFile(uri: string, kind: RecordKind, problem: Problem): PackedFile {
  return { ...packFile({ uri, kind, lines: [] }, []), problems: [problem] };
}

function packFile(
  { uri, kind, lines }: Pick<PackedFile, 'uri' | 'kind' | 'lines'>,
  entries: readonly CacheEntry[],
): PackedFile {
  const keys = new Uint8Array(entries.length * KEY_BYTES);
  const packed = new Uint8Array(entries.reduce((sum, { payload }) => sum + payload.length, 0));
  const ends: number[] = [];
  let end = 0;
  for (const [position, { key, payload }] of entries.entries()) {
    keys.set(key, position * KEY_BYTES);
    packed.set(payload, end);
    end += payload.length;
    ends.push(end);
  }
  return { uri, kind, problems: [], keys, lines, packed, ends };
}

import type { AnalysedDocument, AnalysedFile } from '../../core/document/analysis.ts';
import type { StoredFile } from './storedFile.ts';

/** A document that was told before: its position among those told last of the file, and its line now. */
export interface KnownDocument {
  known: number;
  line: number;
}

/** A file as the index tells the host of it: of what the host knows already only where it is now. */
export interface ToldFile extends Omit<AnalysedFile, 'documents'> {
  documents: readonly (AnalysedDocument | KnownDocument)[];
}

/**
 * What the host was told of each file. A branch switch changes one record in fifty: the others are neither read from
 * the cache nor sent again. Equal keys mean equal texts, and so equal facts and problems.
 */
export class FilesTold {
  readonly #told = new Map<string, StoredFile>();

  /** A file for the host, which is to take it after all that was made before. */
  tell(file: StoredFile): ToldFile {
    const known = new Map(this.#told.get(file.uri)?.documents.map(({ key }, position) => [key, position]));
    const documents = file.documents.map((stored) => {
      const position = known.get(stored.key);
      return position === undefined ? stored.document : { known: position, line: stored.line };
    });
    // A record without facts could not be read any more: its file is about to be analysed again, and told whole.
    const isWhole = documents.every(
      (document, at) =>
        'known' in document || document.facts !== undefined || file.documents[at]?.isRecord === false,
    );
    if (isWhole) this.#told.set(file.uri, file);
    else this.#told.delete(file.uri);
    const { uri, kind, problems } = file;
    return { uri, kind, problems: [...problems], documents };
  }

  forget(uri: string): void {
    this.#told.delete(uri);
  }
}

/** The other side of {@link FilesTold}: puts files together from what is new and what was heard before. */
export class FilesHeard {
  readonly #heard = new Map<string, AnalysedFile>();

  /** The file, whole. A document that is as before, and where it was, is the same object. */
  take({ uri, kind, problems, documents }: ToldFile): AnalysedFile {
    const before = this.#heard.get(uri)?.documents ?? [];
    const file: AnalysedFile = {
      uri,
      kind,
      problems,
      documents: documents.map((document) => ('known' in document ? placed(before, document) : document)),
    };
    this.#heard.set(uri, file);
    return file;
  }

  forget(uri: string): void {
    this.#heard.delete(uri);
  }

  /** The files that were heard of and not forgotten. */
  get uris(): IterableIterator<string> {
    return this.#heard.keys();
  }

  has(uri: string): boolean {
    return this.#heard.has(uri);
  }
}

function placed(before: readonly AnalysedDocument[], { known, line }: KnownDocument): AnalysedDocument {
  const document = before[known];
  if (document === undefined) throw new RangeError('The index names a document that it has not told of.');
  return document.line === line ? document : { ...document, line };
}

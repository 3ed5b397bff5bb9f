import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { OpenFile } from '../../core/document/openFile.ts';
import { kindOfUri } from '../../core/records/kinds.ts';

/** A buffer of the editor. Texts whose kind is unknown, such as untitled ones, have no records. */
export class OpenDocument {
  /** The URI as the index has it: clients differ in what they escape. */
  readonly uri: string;
  /** The URI as the client has it. */
  readonly clientUri: string;
  readonly #text: TextDocument;
  readonly #file: OpenFile | undefined;
  #isAnalysed = true;
  /** False while the record index has an older text. */
  isIndexed = false;

  constructor(text: TextDocument) {
    this.uri = normaliseUri(text.uri);
    this.clientUri = text.uri;
    this.#text = text;
    const kind = kindOfUri(text.uri);
    this.#file = kind === undefined ? undefined : new OpenFile(this.uri, kind, text.getText());
  }

  get version(): number {
    return this.#text.version;
  }

  get text(): string {
    return this.#text.getText();
  }

  /** The records as of the newest text. Changes that came in a burst are analysed once. */
  get file(): OpenFile | undefined {
    if (!this.#isAnalysed) {
      this.#file?.update(this.#text.getText());
      this.#isAnalysed = true;
    }
    return this.#file;
  }

  /** Takes the editor's incremental changes. */
  change({ textDocument, contentChanges }: DidChangeTextDocumentParams): void {
    TextDocument.update(this.#text, contentChanges, textDocument.version);
    this.#isAnalysed = false;
    this.isIndexed = false;
  }
}

/** What the editor has open, by URI. The buffer, not the file on disk, is the truth while it is open. */
export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();

  /** By the client's URI or the index's. */
  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri) ?? this.#documents.get(normaliseUri(uri));
  }

  all(): Iterable<OpenDocument> {
    return this.#documents.values();
  }

  open({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): OpenDocument {
    const document = new OpenDocument(TextDocument.create(uri, languageId, version, text));
    this.#documents.set(document.uri, document);
    return document;
  }

  change(params: DidChangeTextDocumentParams): OpenDocument | undefined {
    const document = this.get(params.textDocument.uri);
    document?.change(params);
    return document;
  }

  close({ textDocument }: DidCloseTextDocumentParams): OpenDocument | undefined {
    const document = this.get(textDocument.uri);
    if (document !== undefined) this.#documents.delete(document.uri);
    return document;
  }
}

/** A URI in the one spelling that the index uses. */
export function normaliseUri(uri: string): string {
  return URI.parse(uri).toString();
}

import type { ApiParams, ApiResult } from '../../../../shared/src/protocol/api.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { editForm } from '../../core/form/editForm.ts';
import { listForm, readForm } from '../../core/form/readForm.ts';
import { suggestedWords } from '../../core/form/words.ts';
import type { OpenFile } from '../../core/document/openFile.ts';
import type { FeatureContext } from '../../core/workspace/context.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import type { OpenDocuments } from './openDocuments.ts';

/** What forms are answered from: buffers of the editor, in the thread that has them. */
export interface FormSources {
  documents: OpenDocuments;
  contextFor(uri: string): FeatureContext;
  /** The problems of an open file as the editor shows them. */
  problemsOf(uri: string): readonly Problem[];
}

/** Answers forms from open buffers, so that they never lag behind the text. */
export class Forms {
  readonly #sources: FormSources;

  constructor(sources: FormSources) {
    this.#sources = sources;
  }

  async read(
    { uri, ...params }: ApiParams<'form/read'>,
    token: Cancellation,
  ): Promise<ApiResult<'form/read'>> {
    const open = this.#open(uri);
    if (open === undefined) return null;
    const context = this.#sources.contextFor(open.file.uri);
    const problems = this.#sources.problemsOf(open.file.uri);
    return (await readForm(open.file, open.version, params, { context, problems }, token)) ?? null;
  }

  list({ uri }: ApiParams<'form/records'>): ApiResult<'form/records'> {
    const open = this.#open(uri);
    return (open && listForm(open.file, open.version)) ?? null;
  }

  edit({ uri, place, change }: ApiParams<'form/edit'>): ApiResult<'form/edit'> {
    const open = this.#open(uri);
    if (open === undefined) throw new OperationalError('The file is not open; open the form again.');
    return editForm(open, place, change, () => {
      const context = this.#sources.contextFor(uri);
      return { id: context.newId(), now: context.now() };
    });
  }

  words({ uri, words }: ApiParams<'form/words'>, token: Cancellation): ApiResult<'form/words'> {
    return { words: suggestedWords(words, this.#sources.contextFor(uri), token) };
  }

  #open(uri: string): { file: OpenFile; text: string; version: number } | undefined {
    const document = this.#sources.documents.get(uri);
    const file = document?.file;
    return document && file && { file, text: document.text, version: document.version };
  }
}

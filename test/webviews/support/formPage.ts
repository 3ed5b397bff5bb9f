import type { Page } from 'playwright-core';
import { FORM_PAGE } from '../../../client/src/webviews/formMessages.ts';
import type { HostRequest } from '../../../client/src/webviews/relay.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { shiftRange } from '../../../server/src/core/document/positions.ts';
import { editForm } from '../../../server/src/core/form/editForm.ts';
import { listForm, readForm } from '../../../server/src/core/form/readForm.ts';
import { recordForm } from '../../../server/src/core/form/recordForm.ts';
import { suggestedWords } from '../../../server/src/core/form/words.ts';
import { applyTextEdits } from '../../../server/src/core/writing/textEdits.ts';
import type { ApiMethod, ApiParams } from '../../../shared/src/protocol/api.ts';
import type { FormHostRequests, FormPageState } from '../../../shared/src/protocol/form.ts';
import type { ApiResponse } from '../../../shared/src/protocol/lsp.ts';
import { createFixture } from '../../core/features/support/featureFixture.ts';
import { BuiltPages, type PageLook } from './builtPages.ts';
import { connectRelay } from './pageConnection.ts';

/** A text with the product's own form behind it, without an editor. */
export class FormText {
  text: string;
  version = 1;
  /** Changes that were asked for, oldest first. */
  readonly changes: ApiParams<'form/edit'>['change'][] = [];
  /** How often each method was asked. */
  readonly asked = new Map<ApiMethod, number>();
  /** What a search finds: name and id. */
  found: readonly { kind: string; id: string; name: string }[] = [];
  #listener: () => void = () => undefined;

  constructor(text: string) {
    this.text = text;
  }

  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  /** The text changes as if it were typed in. */
  change(text: string): void {
    this.text = text;
    this.version += 1;
    this.#listener();
  }

  async call(method: ApiMethod, params: unknown): Promise<ApiResponse> {
    this.asked.set(method, (this.asked.get(method) ?? 0) + 1);
    // The relay has compared the parameters with the schema of the method.
    return { result: await this.#answer(method, params as never) };
  }

  async #answer(method: ApiMethod, params: never): Promise<unknown> {
    const fixture = createFixture(`#- a.example.yaml\n${this.text}`);
    const file = new OpenFile('file:///w/a.example.yaml', 'example', this.text);
    const { context } = fixture;
    switch (method) {
      case 'form/fields':
        return recordForm('example');
      case 'form/read': {
        const problems = file.documents.flatMap(({ problems: own, line }) =>
          own.map((problem) => ({ ...problem, range: shiftRange(problem.range, line) })),
        );
        const { place, line }: ApiParams<'form/read'> = params;
        const where = { ...(place && { place }), ...(line !== undefined && { line }) };
        return (await readForm(file, this.version, where, { context, problems }, neverCancelled)) ?? null;
      }
      case 'form/records':
        return listForm(file, this.version) ?? null;
      case 'form/words':
        return {
          words: suggestedWords((params as ApiParams<'form/words'>).words, context, neverCancelled),
        };
      case 'form/edit':
        return this.#edit(file, params);
      case 'search/run':
        return { results: this.found.map((found) => ({ ...found, inputText: '', values: { version: 3 } })) };
      default:
        return null;
    }
  }

  #edit(file: OpenFile, { place, change }: ApiParams<'form/edit'>): unknown {
    this.changes.push(change);
    const fresh = (): { id: string; now: string } => ({
      id: '01938c50-7a10-7cc0-8a51-9d2f4a6b7a99',
      now: '2026-03-04T09:30:00Z',
    });
    const plan = editForm({ file, text: this.text, version: this.version }, place, change, fresh);
    if ('refused' in plan || plan.edits.length === 0) return plan;
    this.change(applyTextEdits(this.text, plan.edits));
    return { ...plan, version: this.version };
  }
}

/** An open form. */
export interface OpenFormPage {
  page: Page;
  text: FormText;
  requests: HostRequest<FormHostRequests>[];
  complaints: string[];
  /** The cursor of the text moves. */
  moveCursor: (line: number) => void;
}

/** A browser that opens the form behind the real relay and the product's own core. */
export class FormPageBrowser {
  readonly #pages: BuiltPages;

  constructor(pages: BuiltPages) {
    this.#pages = pages;
  }

  static async start(): Promise<FormPageBrowser> {
    return new FormPageBrowser(await BuiltPages.start('form'));
  }

  stop(): Promise<void> {
    return this.#pages.stop();
  }

  closePages(): Promise<void> {
    return this.#pages.closePages();
  }

  /** Opens the form of a text and waits until its record is shown. */
  async open(source: string, look: PageLook = {}): Promise<OpenFormPage> {
    const text = new FormText(source);
    const requests: HostRequest<FormHostRequests>[] = [];
    const opened = await this.#pages.open(look, async (page, complaints) => {
      let state: FormPageState = { change: 0 };
      const relay = await connectRelay<FormPageState, FormHostRequests>(page, complaints, {
        page: FORM_PAGE,
        call: (method, params) => text.call(method, params),
        initialState: () => state,
        host: (request) => requests.push(request),
      });
      const tell = (news: Partial<FormPageState>): void => {
        state = { ...state, ...news, change: state.change + 1 };
        relay.sendState(state);
      };
      text.onChange(() => {
        tell({});
      });
      return {
        moveCursor: (line: number) => {
          tell({ cursor: { line, moved: (state.cursor?.moved ?? 0) + 1 } });
        },
      };
    });
    await opened.page.locator('.field, .message h2').first().waitFor();
    return { text, requests, ...opened };
  }
}

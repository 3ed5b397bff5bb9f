import type { Page } from 'playwright-core';
import type { HostRequest } from '../../../client/src/webviews/relay.ts';
import {
  EFFECTIVENESS_PAGE,
  INITIAL_EFFECTIVENESS_VIEW,
} from '../../../client/src/webviews/effectivenessMessages.ts';
import { effectiveness } from '../../../server/src/core/feedback/effectiveness.ts';
import type { MeasuredEffect } from '../../../server/src/core/feedback/measuredEffects.ts';
import type { ApiResponse } from '../../../shared/src/protocol/lsp.ts';
import type { Effectiveness } from '../../../shared/src/protocol/effectiveness.ts';
import type {
  EffectivenessHostRequests,
  EffectivenessPageState,
  EffectivenessView,
} from '../../../shared/src/protocol/effectivenessPage.ts';
import { BuiltPages, type PageLook } from './builtPages.ts';
import { connectRelay } from './pageConnection.ts';

/**
 * What the product makes of effects: a line for each, as `run example estimate half-width`, with `?` behind it without
 * enough evidence, `old` where the example changed since, and `shapley`. An example's name is what it is called in lower case.
 */
export function effectsOf(lines: string): Effectiveness {
  const effects: MeasuredEffect[] = [];
  const runs = new Set<string>();
  for (const line of lines.trim().split('\n')) {
    const [run = '', name = '', estimate = '', half = '', ...words] = line.trim().split(' ');
    runs.add(run);
    effects.push({
      ...{ exampleId: name, contentHash: words.includes('old') ? 'before' : 'now', runId: run },
      method: words.includes('shapley') ? 'shapley' : 'randomised',
      ...{ estimate: +estimate, low: +estimate - +half, high: +estimate + +half, evaluations: 60 },
      ...{ isEnough: !words.includes('?'), template: 't', lm: 'openai/test', metric: 'exact' },
    });
  }
  return effectiveness({
    runs: [...runs].map((runId, at) => ({
      ...{ runId, name: `Run ${runId}`, at: Date.UTC(2026, 2, 4 - at, 9, 30), template: 'Colours' },
      ...{ lm: 'openai/test', metric: 'exact' },
    })),
    effects,
    uses: new Map([['rose', 4]]),
    exampleOf: (id) =>
      id === 'gone'
        ? undefined
        : {
            ...{ name: id, contentHash: 'now', functionName: id.length > 4 ? 'classify' : 'extract' },
            ...{ domain: 'colours', status: 'approved', difficulty: 0.25 },
            place: { uri: `file:///w/${id}.example.yaml`, position: { line: 3, character: 0 } },
            shares: id === 'sky' ? [] : [{ bitId: 'policy', share: 1 }],
          },
    nameOf: (id) => (id === 'policy' ? 'Policy' : id),
    revision: 1,
  });
}

/** An open page. */
export interface OpenEffectivenessPage {
  page: Page;
  requests: HostRequest<EffectivenessHostRequests>[];
  complaints: string[];
  /** The host says that something changed. */
  tell: () => void;
}

/** A browser that opens the page behind the real relay. */
export class EffectivenessPageBrowser {
  readonly #pages: BuiltPages;

  constructor(pages: BuiltPages) {
    this.#pages = pages;
  }

  static async start(): Promise<EffectivenessPageBrowser> {
    return new EffectivenessPageBrowser(await BuiltPages.start('effectiveness'));
  }

  stop(): Promise<void> {
    return this.#pages.stop();
  }

  closePages(): Promise<void> {
    return this.#pages.closePages();
  }

  /** Opens the page with the answer that `answer` gives each time, and waits for the first. */
  async open(
    answer: () => ApiResponse,
    { view, ...look }: PageLook & { view?: Partial<EffectivenessView> } = {},
  ): Promise<OpenEffectivenessPage> {
    const requests: HostRequest<EffectivenessHostRequests>[] = [];
    const opened = await this.#pages.open(look, async (page, complaints) => {
      let state: EffectivenessPageState = { change: 0, view: { ...INITIAL_EFFECTIVENESS_VIEW, ...view } };
      const relay = await connectRelay<EffectivenessPageState, EffectivenessHostRequests>(page, complaints, {
        page: EFFECTIVENESS_PAGE,
        call: () => Promise.resolve(answer()),
        initialState: () => state,
        host: (request) => {
          requests.push(request);
          if (request.request === 'saveState') state = { ...state, view: request.params.state };
        },
      });
      return {
        tell: () => {
          state = { ...state, change: state.change + 1 };
          relay.sendState(state);
        },
      };
    });
    await opened.page.locator('.summary, .message h2').first().waitFor();
    return { requests, ...opened };
  }
}

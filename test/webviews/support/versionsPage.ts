import type { Page } from 'playwright-core';
import { parse } from 'yaml';
import type { HostRequest } from '../../../client/src/webviews/relay.ts';
import { INITIAL_VIEW, VERSIONS_PAGE } from '../../../client/src/webviews/versionsMessages.ts';
import { differencesOf } from '../../../server/src/core/difference/recordDifference.ts';
import { FieldBlame } from '../../../server/src/core/history/fieldBlame.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { ApiMethod, ApiParams } from '../../../shared/src/protocol/api.ts';
import type { ApiResponse, EventMessage } from '../../../shared/src/protocol/lsp.ts';
import type {
  CommitSummary,
  PendingState,
  RecordRemoval,
  RecordVersionSummary,
  VersionChange,
} from '../../../shared/src/protocol/records.ts';
import { PRESENT, readStateName } from '../../../shared/src/protocol/versionHistory.ts';
import type {
  VersionsHostRequests,
  VersionsPageState,
  VersionsView,
} from '../../../shared/src/protocol/versionsPage.ts';
import { BuiltPages, type PageLook } from './builtPages.ts';
import { connectRelay } from './pageConnection.ts';

const ID = '01938c50-7a10-7cc0-8a51-9d2f4a6b7a01';
const DAY = 86_400_000;

/** A state of a record: what it is, as YAML, and what brought it. */
export interface TestState {
  record: string;
  /** Days before now; absent where no commit has it. */
  age?: number;
  author?: string;
  summary?: string;
  pending?: PendingState;
  change?: VersionChange;
  path?: string;
}

/** The history of a record, oldest state first, with the product's own comparison behind it and no git. */
export class TestVersions {
  states: readonly TestState[];
  isComplete = true;
  deleted: RecordRemoval | undefined;
  /** What is answered in the place of versions. */
  error: { code: 'not-trusted' | 'failed'; message: string } | undefined;
  /** Versions are answered only after this. */
  wait: Promise<void> = Promise.resolve();
  readonly asked: ApiMethod[] = [];

  constructor(states: readonly TestState[]) {
    this.states = states;
  }

  async call(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    this.asked.push(method);
    if (this.error !== undefined) return { error: this.error };
    if (method === 'records/versions') {
      const cancelled = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
      await Promise.race([this.wait, cancelled]);
      if (signal.aborted) return { error: { code: 'cancelled', message: 'Cancelled.' } };
    }
    // The relay has compared the parameters with the schema of the method.
    return { result: this.#answer(method, params as never) };
  }

  #answer(method: ApiMethod, params: never): unknown {
    switch (method) {
      case 'records/versions': {
        const versions = this.#summaries().toReversed();
        return { versions, ...(this.deleted && { deleted: this.deleted }), isComplete: this.isComplete };
      }
      case 'records/difference': {
        const { before, after }: ApiParams<'records/difference'> = params;
        const [one, other] = [this.#valueOf(before), this.#valueOf(after)];
        if (one === undefined || other === undefined) return null;
        return { kind: 'example', before: {}, after: {}, differences: differencesOf(one, other, 'example') };
      }
      case 'records/blame':
        return this.#blame();
      case 'records/get':
        return this.deleted === undefined ? this.#detail() : null;
      default:
        return null;
    }
  }

  #summaries(): RecordVersionSummary[] {
    const known = new Set<string>();
    return this.states.map((state, at) => {
      const hash = hashOf(state);
      const before = this.states[at - 1];
      const isNew = !known.has(hash);
      known.add(hash);
      return {
        version: Number(valueOf(state)['version']),
        contentHash: hash,
        path: state.path ?? 'records/parcels.example.yaml',
        change: state.change ?? (at === 0 ? 'added' : 'changed'),
        isNew,
        parents: before === undefined ? [] : [hashOf(before)],
        ...(state.age === undefined
          ? { pending: state.pending ?? 'saved' }
          : { commit: commitOf(state, at) }),
        isPresent: this.deleted === undefined && at === this.states.length - 1,
      };
    });
  }

  #valueOf(name: string): JsonObject | undefined {
    const named = name === PRESENT ? undefined : readStateName(name);
    const state = this.states.find(
      (one, at) =>
        hashOf(one) === named?.contentHash && (named.commit === undefined || named.commit === commitName(at)),
    );
    if (named === undefined) return valueOf(this.states.at(-1) ?? { record: '{}' });
    return state && valueOf(state);
  }

  #blame(): unknown {
    const blame = new FieldBlame('example');
    for (const [at, state] of this.states.entries())
      blame.add({ parents: at === 0 ? [] : [at - 1], value: valueOf(state) });
    const origins = this.#summaries().map(({ version, contentHash: hash, commit }) => ({
      ...{ version, contentHash: hash },
      ...(commit && { commit }),
    }));
    return { origins, fields: blame.fields(this.states.length - 1), isComplete: this.isComplete };
  }

  #detail(): unknown {
    const [state] = this.states.slice(-1);
    const value = state === undefined ? {} : valueOf(state);
    const place = { uri: 'file:///w/a.example.yaml', position: { line: 0, character: 0 } };
    return { kind: 'example', id: ID, name: value['name'] ?? '', ...place, contentHash: '', value };
  }
}

function valueOf({ record }: TestState): JsonObject {
  return parse(record) as JsonObject;
}

function hashOf(state: TestState): string {
  return contentHash(valueOf(state), definitionOf('example'));
}

function commitOf(
  { age = 0, author = 'Ada Example', summary = 'Change it' }: TestState,
  at: number,
): CommitSummary {
  const date = new Date(Date.now() - age * DAY - 1000).toISOString();
  return { commit: commitName(at), author, date, summary };
}

function commitName(at: number): string {
  return String(at + 1).padStart(40, '0');
}

/** An open page. */
export interface OpenVersionsPage {
  page: Page;
  versions: TestVersions;
  requests: HostRequest<VersionsHostRequests>[];
  complaints: string[];
  /** The host says something new. */
  tell: (news: Partial<VersionsPageState>) => void;
  send: (message: EventMessage) => void;
}

/** A browser that opens the page behind the real relay. */
export class VersionsPageBrowser {
  readonly #pages: BuiltPages;

  constructor(pages: BuiltPages) {
    this.#pages = pages;
  }

  static async start(): Promise<VersionsPageBrowser> {
    return new VersionsPageBrowser(await BuiltPages.start('versions'));
  }

  stop(): Promise<void> {
    return this.#pages.stop();
  }

  closePages(): Promise<void> {
    return this.#pages.closePages();
  }

  /** Opens the page about a record's states and waits for its first answer or message. */
  async open(
    versions: TestVersions,
    {
      view,
      state: given,
      ...look
    }: PageLook & { view?: Partial<VersionsView>; state?: Partial<VersionsPageState> } = {},
  ): Promise<OpenVersionsPage> {
    const requests: HostRequest<VersionsHostRequests>[] = [];
    const opened = await this.#pages.open(look, async (page, complaints) => {
      let state: VersionsPageState = {
        ...{ id: ID, isTrusted: true, showsCommits: true, change: 0 },
        ...{ view: { ...INITIAL_VIEW, ...view }, ...given },
      };
      const relay = await connectRelay<VersionsPageState, VersionsHostRequests>(page, complaints, {
        page: VERSIONS_PAGE,
        call: (method, params, signal) => versions.call(method, params, signal),
        initialState: () => state,
        host: (request) => {
          requests.push(request);
          if (request.request === 'saveState') state = { ...state, view: request.params.state };
        },
      });
      return {
        tell: (news: Partial<VersionsPageState>) => {
          state = { ...state, ...news, change: state.change + 1 };
          relay.sendState(state);
        },
        send: (message: EventMessage) => {
          relay.sendEvent(message);
        },
      };
    });
    await opened.page.locator('.version, .message h2').first().waitFor();
    return { versions, requests, ...opened };
  }
}

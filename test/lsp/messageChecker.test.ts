import { expect, inject, test } from 'vitest';
import type { Message } from 'vscode-jsonrpc/node';
import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import './support/protocol/globalSetup.ts';
import { MessageChecker } from './support/protocol/messageChecker.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const uri = 'file:///a.databit.yaml';

/** A conversation as one reads it; the checker needs no more of a message. */
type Part = Readonly<Record<string, unknown>>;

/** What the checker finds in a message of a server, after a client shook hands and asked. */
function faultsOf(received: Part, capabilities: ClientCapabilities = {}, asked?: string): string[] {
  const checker = new MessageChecker(inject('protocolModel'));
  const message = (part: Part): Message => ({ jsonrpc: '2.0', ...part });
  checker.sent(message({ id: 0, method: 'initialize', params: { capabilities } }));
  if (asked !== undefined) checker.sent(message({ id: 1, method: asked, params: {} }));
  checker.received(message(received));
  return checker.faults;
}

function published(diagnostic: Part): Part {
  const diagnostics = [{ range, message: 'Wrong', ...diagnostic }];
  return { method: 'textDocument/publishDiagnostics', params: { uri, diagnostics } };
}

test.each<[string, Part, string]>([
  ['a property missing', published({ range: { start: range.start } }), "must have required property 'end'"],
  ['a wrong enum', published({ severity: 5 }), 'diagnostics/0/severity must be equal to one of'],
  ['a misspelled property', published({ sevrity: 1 }), 'must NOT have additional properties'],
  [
    'a negative line',
    published({ range: { ...range, start: { line: -1, character: 0 } } }),
    'line must be >= 0',
  ],
  [
    'a path for a URI',
    { method: 'textDocument/publishDiagnostics', params: { uri: '/a.yaml', diagnostics: [] } },
    'params of textDocument/publishDiagnostics/uri must match pattern',
  ],
  ['an unknown method', { method: 'window/shout', params: {} }, 'window/shout: the protocol knows no such'],
  [
    "a client's message",
    { method: 'textDocument/didOpen', params: {} },
    'textDocument/didOpen: the protocol knows no such message of a server',
  ],
  [
    'a request that is a notification',
    { id: 5, method: 'window/logMessage', params: { type: 3, message: 'x' } },
    'window/logMessage is a notification',
  ],
  ["the server's own event", { method: 'databits/event', params: {} }, 'databits/event: the protocol knows'],
  ['an answer to no question', { id: 7, result: null }, 'An answer to 7, which nobody asked'],
  [
    'progress that nobody asked for',
    { method: '$/progress', params: { token: 1, value: { kind: 'end' } } },
    '$/progress for 1, which nobody asked for',
  ],
])('%s is found', (_name, received, fault) => {
  expect(faultsOf(received).join('\n')).toContain(fault);
});

test.each<[string, unknown, ClientCapabilities]>([
  [
    'textDocument/hover',
    { contents: { kind: 'markdown', value: 'x' } },
    { textDocument: { hover: { contentFormat: ['markdown'] } } },
  ],
  [
    'textDocument/completion',
    [{ label: 'a', insertText: '$1', insertTextFormat: 2 }],
    { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  ],
  [
    'textDocument/rename',
    { documentChanges: [] },
    { workspace: { workspaceEdit: { documentChanges: true } } },
  ],
  [
    'textDocument/codeAction',
    [{ title: 'Delete', edit: { documentChanges: [{ kind: 'delete', uri }] } }],
    {
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['delete'] } },
    },
  ],
  [
    'textDocument/documentSymbol',
    [{ name: 'a', kind: 19, range, selectionRange: range }],
    {
      textDocument: {
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind: { valueSet: [19] } },
      },
    },
  ],
])('an answer to %s needs what the client declares', (method, result, capabilities) => {
  expect(faultsOf({ id: 1, result }, capabilities, method)).toEqual([]);
  expect(faultsOf({ id: 1, result }, {}, method).join('\n')).toContain(`${method} uses `);
});

test.each<[Part, ClientCapabilities]>([
  [{ id: 2, method: 'workspace/inlayHint/refresh' }, { workspace: { inlayHint: { refreshSupport: true } } }],
  [{ id: 2, method: 'workspace/codeLens/refresh' }, { workspace: { codeLens: { refreshSupport: true } } }],
  [
    { id: 2, method: 'window/workDoneProgress/create', params: { token: 'a' } },
    { window: { workDoneProgress: true } },
  ],
  [
    {
      id: 2,
      method: 'client/registerCapability',
      params: {
        registrations: [
          {
            id: 'a',
            method: 'workspace/didChangeWatchedFiles',
            registerOptions: { watchers: [{ globPattern: '*' }] },
          },
        ],
      },
    },
    { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  ],
  [published({ data: 1 }), { textDocument: { publishDiagnostics: { dataSupport: true } } }],
])('%j needs what the client declares', (received, capabilities) => {
  expect(faultsOf(received, capabilities)).toEqual([]);
  expect(faultsOf(received)).toHaveLength(1);
});

test('a wrong result, a half answer, and a command that the client does not have', () => {
  const wrong = faultsOf({ id: 1, result: [{ uri }] }, {}, 'textDocument/references');
  expect(wrong.join('\n')).toContain("must have required property 'range'");
  expect(faultsOf({ id: 1 }, {}, 'textDocument/references')).toEqual([
    'textDocument/references: neither an error nor a result',
  ]);
  const lens = { range, command: { title: 'Find', command: 'databits.findSimilar' } };
  expect(faultsOf({ id: 1, result: [lens] }, {}, 'textDocument/codeLens')).toEqual([
    'textDocument/codeLens names the command databits.findSimilar, which the client does not have',
  ]);
  expect(faultsOf({ id: 1, result: null }, {}, 'window/shout')).toHaveLength(1);
});

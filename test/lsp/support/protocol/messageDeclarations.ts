import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import * as protocol from 'vscode-languageserver-protocol';

/** A message of the protocol as its declaration says. Types are TypeScript, with names that the library exports. */
export interface MessageDeclaration {
  method: string;
  kind: 'request' | 'notification';
  /** `both`: the library does not say who sends it, or both may. */
  sender: 'client' | 'server' | 'both';
  params: string;
  /** Type of the answer; `void` for notifications. */
  result: string;
  /** Dotted path of the client's capability for this message, such as `textDocument.rename`. */
  capability: string | undefined;
  /** Type of the options of a dynamic registration; `void` where there are none. */
  registration: string;
}

/** Messages of the base protocol that the library declares elsewhere or not at all. */
const BASE: readonly MessageDeclaration[] = [
  base('$/cancelRequest', 'both', '{ id: integer | string }'),
  base('$/progress', 'both', '{ token: ProgressToken; value: LSPAny }'),
  base('$/logTrace', 'server', '{ message: string; verbose?: string }'),
  base('$/setTrace', 'client', "{ value: 'off' | 'messages' | 'verbose' }"),
];

/**
 * Every message that the protocol library declares. The meta model of LSP is made from these very declarations, but the
 * package does not ship it.
 */
export function readMessageDeclarations(): readonly MessageDeclaration[] {
  const folder = path.dirname(createRequire(import.meta.url).resolve('vscode-languageserver-protocol'));
  const senders = sendersByMethod();
  const declared = readdirSync(folder)
    .filter((name) => name.startsWith('protocol.') && name.endsWith('.d.ts'))
    .flatMap((name) => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
      return file.statements.flatMap((statement) => declarationOf(statement, senders) ?? []);
    });
  return [...declared, ...BASE];
}

function base(method: string, sender: MessageDeclaration['sender'], params: string): MessageDeclaration {
  const rest = { result: 'void', capability: undefined, registration: 'void' };
  return { method, kind: 'notification', sender, params, ...rest };
}

function declarationOf(
  statement: ts.Statement,
  senders: ReadonlyMap<string, MessageDeclaration['sender']>,
): MessageDeclaration | undefined {
  if (!ts.isModuleDeclaration(statement) || !statement.body || !ts.isModuleBlock(statement.body)) return;
  const types = typesOfConstants(statement.body);
  const method = literalOf(types.get('method'));
  const type = types.get('type');
  if (method === undefined || type === undefined || !ts.isTypeReferenceNode(type)) return;
  const name = type.typeName.getText();
  const parts = type.typeArguments?.map((part) => part.getText()) ?? [];
  const message = messageOf(name, parts);
  if (message === undefined) return;
  const capabilities = types.get('capabilities');
  const capability =
    capabilities && ts.isTypeReferenceNode(capabilities)
      ? literalOf(capabilities.typeArguments?.[0])
      : undefined;
  return { method, sender: senders.get(method) ?? 'both', capability, ...message };
}

/** The parts of `ProtocolRequestType<P, R, PR, E, RO>` and its like. */
function messageOf(
  name: string,
  parts: readonly string[],
): Pick<MessageDeclaration, 'kind' | 'params' | 'result' | 'registration'> | undefined {
  const [first = 'void', second = 'void'] = parts;
  const registration = parts.at(-1) ?? 'void';
  switch (name) {
    case 'ProtocolRequestType':
      return { kind: 'request', params: first, result: second, registration };
    case 'ProtocolRequestType0':
      return { kind: 'request', params: 'void', result: first, registration };
    case 'ProtocolNotificationType':
      return { kind: 'notification', params: first, result: 'void', registration };
    case 'ProtocolNotificationType0':
      return { kind: 'notification', params: 'void', result: 'void', registration };
    default:
      return undefined;
  }
}

function typesOfConstants(block: ts.ModuleBlock): ReadonlyMap<string, ts.TypeNode> {
  const constants = block.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  return new Map(constants.flatMap(({ name, type }) => (type ? [[name.getText(), type] as const] : [])));
}

function literalOf(type: ts.TypeNode | undefined): string | undefined {
  return type && ts.isLiteralTypeNode(type) && ts.isStringLiteralLike(type.literal)
    ? type.literal.text
    : undefined;
}

/** Who sends what: the one thing that only the library's values say. */
function sendersByMethod(): ReadonlyMap<string, MessageDeclaration['sender']> {
  const senders = new Map<string, MessageDeclaration['sender']>();
  for (const value of Object.values<unknown>(protocol)) {
    if (typeof value !== 'object' || value === null) continue;
    if (!('method' in value) || typeof value.method !== 'string' || !('messageDirection' in value)) continue;
    if (value.messageDirection === 'clientToServer') senders.set(value.method, 'client');
    else if (value.messageDirection === 'serverToClient') senders.set(value.method, 'server');
  }
  return senders;
}

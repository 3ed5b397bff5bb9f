import {
  Message,
  type NotificationMessage,
  type RequestMessage,
  type ResponseMessage,
} from 'vscode-jsonrpc/node';
import type { MessageDeclaration } from './messageDeclarations.ts';
import { capabilityAt, isObject, undeclaredUses, type DeclaredClient } from './capabilityRules.ts';
import { PartValidators } from './partValidators.ts';
import type { ProtocolModel } from './protocolModel.ts';

/** The server's own notifications, for clients that ask for them. */
const OWN_NOTIFICATIONS = ['databits/event'];
/** The server's own requests, whose answers are no part of the protocol. */
const OWN_REQUESTS = ['databits/api'];

/** Requests whose declaration names the capability, but not the part of it that counts. */
const PRECISE: Readonly<Record<string, string>> = {
  'workspace/codeLens/refresh': 'workspace.codeLens.refreshSupport',
  'window/showMessageRequest': '',
};

/**
 * Reads along what a client and a server say to each other, and finds what a client could not expect: messages that are
 * not as the protocol says, and the use of what the client did not declare.
 */
export class MessageChecker {
  /** What was found, oldest first. */
  readonly faults: string[] = [];
  /** How many messages of the server were looked at. */
  checked = 0;
  readonly #messages: ReadonlyMap<string, MessageDeclaration>;
  readonly #validators: PartValidators;
  readonly #asked = new Map<string, string>();
  readonly #progressTokens = new Set<unknown>();
  #client: DeclaredClient = { capabilities: {}, commands: [], events: false };

  constructor({ messages, schema }: ProtocolModel) {
    this.#messages = new Map(messages.map((message) => [message.method, message]));
    this.#validators = new PartValidators(schema);
  }

  /** A message of the client. */
  sent(message: Message): void {
    if (Message.isRequest(message)) this.#asked.set(String(message.id), message.method);
    if (Message.isResponse(message)) return;
    const { method, params } = message as NotificationMessage;
    if (!isObject(params)) return;
    if (method === 'initialize') this.#client = clientOf(params);
    this.#expectProgress(params['workDoneToken'], params['partialResultToken']);
  }

  /** A message of the server. */
  received(message: Message): void {
    this.checked++;
    if (message.jsonrpc !== '2.0') this.faults.push('A message does not say that it is JSON-RPC 2.0');
    if (Message.isRequest(message) || Message.isNotification(message)) this.#checkOwnAccord(message);
    else this.#checkResponse(message as ResponseMessage);
  }

  #checkResponse(message: ResponseMessage): void {
    const method = this.#asked.get(String(message.id));
    this.#asked.delete(String(message.id));
    if (method === undefined) {
      this.faults.push(`An answer to ${String(message.id)}, which nobody asked`);
    } else if (message.error !== undefined) {
      const { code, message: text } = message.error;
      if (!Number.isInteger(code) || typeof text !== 'string')
        this.faults.push(`${method}: a malformed error`);
      if ('result' in message) this.faults.push(`${method}: an error and a result`);
    } else if (message.result === undefined) {
      this.faults.push(`${method}: neither an error nor a result`);
    } else if (!OWN_REQUESTS.includes(method)) this.#checkResult(method, message.result);
  }

  #checkResult(method: string, result: unknown): void {
    if (!this.#messages.has(method)) {
      this.faults.push(`${method}: a result of a request that the protocol does not know`);
      return;
    }
    this.faults.push(...this.#validators.mistakesOf(method, 'result', result));
    this.faults.push(...undeclaredUses(method, result, this.#client));
  }

  #checkOwnAccord(message: RequestMessage | NotificationMessage): void {
    const { method, params } = message;
    if (this.#client.events && OWN_NOTIFICATIONS.includes(method) && !('id' in message)) return;
    const declared = this.#messages.get(method);
    if (declared === undefined || declared.sender === 'client') {
      this.faults.push(`${method}: the protocol knows no such message of a server`);
      return;
    }
    if ((declared.kind === 'request') !== 'id' in message)
      this.faults.push(`${method} is a ${declared.kind}`);
    this.faults.push(...this.#validators.mistakesOf(method, 'params', params));
    this.faults.push(...undeclaredUses(method, params, this.#client));
    const capability = PRECISE[method] ?? declared.capability ?? '';
    if ('id' in message && capability !== '' && !this.#declares(capability))
      this.faults.push(`${method}: the client does not declare ${capability}`);
    if (isObject(params)) this.#checkParticulars(method, params);
  }

  #checkParticulars(method: string, params: Readonly<Record<string, unknown>>): void {
    const { token, registrations } = params;
    if (method === 'window/workDoneProgress/create') this.#expectProgress(token);
    if (method === '$/progress' && !this.#progressTokens.has(token))
      this.faults.push(`$/progress for ${JSON.stringify(token)}, which nobody asked for`);
    if (method !== 'client/registerCapability' || !Array.isArray(registrations)) return;
    for (const registration of registrations)
      if (isObject(registration)) this.#checkRegistration(registration);
  }

  #checkRegistration({ method, registerOptions }: Readonly<Record<string, unknown>>): void {
    const name = String(method);
    const capability = this.#messages.get(name)?.capability;
    if (capability === undefined) {
      this.faults.push(`${name} cannot be registered`);
      return;
    }
    if (!this.#declares(`${capability}.dynamicRegistration`))
      this.faults.push(`${name}: the client does not declare ${capability}.dynamicRegistration`);
    this.faults.push(...this.#validators.mistakesOf(name, 'registration', registerOptions));
  }

  #declares(capability: string): boolean {
    const value = capabilityAt(this.#client.capabilities, capability);
    return value !== undefined && value !== false;
  }

  #expectProgress(...tokens: readonly unknown[]): void {
    for (const token of tokens) if (token !== undefined) this.#progressTokens.add(token);
  }
}

/** What the client says of itself in its `initialize`. */
function clientOf(params: Readonly<Record<string, unknown>>): DeclaredClient {
  const { capabilities, initializationOptions } = params;
  const own = isObject(initializationOptions) ? initializationOptions : {};
  const { commands, events } = own;
  return {
    capabilities: isObject(capabilities) ? capabilities : {},
    commands: Array.isArray(commands) ? commands.map(String) : [],
    events: events === true,
  };
}

import { fork, spawn, type ChildProcess } from 'node:child_process';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/node';
import { SERVER_NODE_ARGUMENTS } from '../../../shared/src/protocol/lsp.ts';
import { checkedReader, checkedWriter } from './protocol/checkedConnection.ts';
import type { MessageChecker } from './protocol/messageChecker.ts';

/** A server's process and what it is spoken to by. */
export interface StartedServer {
  child: ChildProcess;
  reader: MessageReader;
  writer: MessageWriter;
}

/** Starts a server from its file. */
export function startServer(
  program: string,
  transport: 'stdio' | 'ipc',
  env: NodeJS.ProcessEnv,
): StartedServer {
  return transport === 'ipc' ? startIpc(program, env) : startStdio(program, env);
}

/** A connection to a server; the checker reads along. */
export function connectionTo(
  { reader, writer }: StartedServer,
  checker: MessageChecker | undefined,
): MessageConnection {
  return checker === undefined
    ? createMessageConnection(reader, writer)
    : createMessageConnection(checkedReader(reader, checker), checkedWriter(writer, checker));
}

function startStdio(program: string, env: NodeJS.ProcessEnv): StartedServer {
  const child = spawn(process.execPath, [program, '--stdio'], { env, stdio: 'pipe' });
  return {
    child,
    reader: new StreamMessageReader(child.stdout),
    writer: new StreamMessageWriter(child.stdin),
  };
}

function startIpc(program: string, env: NodeJS.ProcessEnv): StartedServer {
  const child = fork(program, ['--node-ipc'], { env, execArgv: [...SERVER_NODE_ARGUMENTS], silent: true });
  return { child, reader: new IPCMessageReader(child), writer: new IPCMessageWriter(child) };
}

import type { DataCallback, Message, MessageReader, MessageWriter } from 'vscode-jsonrpc/node';
import type { MessageChecker } from './messageChecker.ts';

/** A reader that lets the checker see every message of the server before the client does. */
export function checkedReader(reader: MessageReader, checker: MessageChecker): MessageReader {
  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    listen: (callback: DataCallback) =>
      reader.listen((message) => {
        checker.received(message);
        callback(message);
      }),
    dispose: () => {
      reader.dispose();
    },
  };
}

/** A writer that lets the checker see every message of the client. */
export function checkedWriter(writer: MessageWriter, checker: MessageChecker): MessageWriter {
  return {
    onError: writer.onError,
    onClose: writer.onClose,
    write: (message: Message) => {
      checker.sent(message);
      return writer.write(message);
    },
    end: () => {
      writer.end();
    },
    dispose: () => {
      writer.dispose();
    },
  };
}

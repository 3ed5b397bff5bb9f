import type { FromPage, ToPage } from '../../shared/src/protocol/webview.ts';
import type { Port } from './rpc.ts';

/** What the editor gives a page, once. */
interface EditorApi {
  postMessage(message: unknown): void;
  /** Kept by the editor over a reload of the window and handed to the panel's serializer. */
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

/** The port of a page that runs in the editor, and the keeper of its state. */
export function connectToEditor<S, H extends object>(): {
  port: Port<S, H>;
  keepState: (state: unknown) => void;
} {
  const api = acquireVsCodeApi();
  return {
    port: {
      post: (message: FromPage<H>) => {
        api.postMessage(message);
      },
      listen: (listener) => {
        window.addEventListener('message', (event: MessageEvent<unknown>) => {
          if (isToPage<S>(event.data)) listener(event.data);
        });
      },
    },
    keepState: (state) => {
      api.setState(state);
    },
  };
}

/** Other scripts of the editor's frame post messages too; ours have one of three types. */
function isToPage<S>(message: unknown): message is ToPage<S> {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  return message.type === 'answer' || message.type === 'event' || message.type === 'state';
}

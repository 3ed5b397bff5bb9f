import type { ApiResponse } from '../../shared/src/protocol/lsp.ts';

/** The server is not there to be asked. */
export function unavailable(): ApiResponse {
  const message =
    'The DataBits server is not running: restart it with the command "DataBits: Restart Server".';
  return { error: { code: 'unavailable', message } };
}

/** The window has nothing that the server could read. */
export function noFolder(): ApiResponse {
  const message = 'No folder is open: open the folder with your records.';
  return { error: { code: 'no-folder', message } };
}

/** Nobody waits for the answer any more. */
export function cancelled(): ApiResponse {
  return { error: { code: 'cancelled', message: 'The request was cancelled.' } };
}

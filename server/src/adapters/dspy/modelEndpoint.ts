import { OperationalError } from '../operationalError.ts';

/**
 * The server that models go to which name none; `undefined` for an empty text. Throws an operational error where it is no
 * address.
 */
export function modelEndpoint(text: string): string | undefined {
  const endpoint = text.trim();
  if (endpoint === '') return undefined;
  const url = URL.parse(endpoint);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new OperationalError(
      `The endpoint ${endpoint} is no address; give one like http://127.0.0.1:11434/v1.`,
    );
  return endpoint.replace(/\/+$/, '');
}

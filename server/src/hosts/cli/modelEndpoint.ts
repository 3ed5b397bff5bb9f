import process from 'node:process';
import { OperationalError } from '../../adapters/operationalError.ts';

/**
 * The server that models go to which name none: the one given, else that of the variable DATABITS_DSPY_ENDPOINT, which the editor
 * sets from its settings. Throws an operational error where it is no address.
 */
export function endpointOf(given: string | undefined): string | undefined {
  const endpoint = (given ?? process.env['DATABITS_DSPY_ENDPOINT'] ?? '').trim();
  if (endpoint === '') return undefined;
  const url = URL.parse(endpoint);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new OperationalError(
      `The endpoint ${endpoint} is no address; give one like http://127.0.0.1:11434/v1.`,
    );
  return endpoint.replace(/\/+$/, '');
}

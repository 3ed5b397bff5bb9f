import process from 'node:process';
import { modelEndpoint } from '../../adapters/dspy/modelEndpoint.ts';

/**
 * The server that models go to which name none: the one given, else that of the variable DATABITS_DSPY_ENDPOINT, which the editor
 * sets from its settings. Throws an operational error where it is no address.
 */
export function endpointOf(given: string | undefined): string | undefined {
  return modelEndpoint(given ?? process.env['DATABITS_DSPY_ENDPOINT'] ?? '');
}

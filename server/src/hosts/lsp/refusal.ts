import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Refusal } from '../../core/features/rename/target.ts';

/** An answer in the client's terms; a refusal becomes an error whose sentence the editor shows. */
export function orRefused<T extends object, R>(
  answer: T | Refusal | undefined,
  convert: (answer: T) => R,
): R | ResponseError | undefined {
  if (answer === undefined) return undefined;
  return isRefusal(answer) ? new ResponseError(LSPErrorCodes.RequestFailed, answer.reason) : convert(answer);
}

function isRefusal(answer: object): answer is Refusal {
  return 'reason' in answer;
}

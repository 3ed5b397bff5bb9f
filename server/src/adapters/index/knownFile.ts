import type { FileStamp } from '../files/recordFile.ts';
import { GIVEN_UP } from './parseClient.ts';

/** What is known of a file on disk. */
export interface KnownFile {
  path: string;
  /** `undefined` where the file has to be read to know. */
  stamp: FileStamp | undefined;
  /** Hash of the bytes that were read. */
  hash: string | undefined;
  /** When it was changed, in milliseconds, also where its stamp does not tell yet whether it is as it was read. */
  changed?: number;
}

/** True for what a later session must not take over: the file has to be tried again. */
export function isTemporary({ hash }: KnownFile): boolean {
  return hash === undefined || hash === GIVEN_UP;
}

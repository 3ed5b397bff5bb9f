import { constants } from 'node:fs';

/** Opens for reading without waiting: opening a pipe would wait for its writer. Windows has no such flag. */
export const OPEN_AT_ONCE =
  process.platform === 'win32' ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NONBLOCK;

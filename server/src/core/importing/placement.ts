/** The files of one import in the folder it writes to. */
export interface ImportSeries {
  /** Start of the file names, made from the source's name. */
  stem: string;
  /** End of the file names, with the kind: `.example.yaml`. */
  suffix: string;
  recordsPerFile: number;
}

/** A series' file with how many documents it holds. */
export interface SeriesFile {
  name: string;
  records: number;
}

const NUMBER_WIDTH = 4;

/** The start of file names for a source: its name without extension, in lower case, other signs than letters and digits as `-`. */
export function stemOf(source: string): string {
  const name = source.replace(/^.*[\\/]/, '').replace(/(?<=.)\.[^.]*$/, '');
  const stem = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return stem === '' ? 'import' : stem;
}

/** The number of a file of the series; absent for any other name. */
function seriesNumber(name: string, series: ImportSeries): number | undefined {
  if (!name.startsWith(`${series.stem}-`) || !name.endsWith(series.suffix)) return undefined;
  const digits = name.slice(series.stem.length + 1, -series.suffix.length);
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}

/** Says into which file each next new record goes: the last of the series while it has room, then new ones. */
export class Placement {
  readonly #series: ImportSeries;
  #number: number;
  #room: number;

  constructor(series: ImportSeries, existing: readonly SeriesFile[]) {
    this.#series = series;
    const numbered = existing.flatMap(({ name, records }) => {
      const number = seriesNumber(name, series);
      return number === undefined ? [] : [{ number, records }];
    });
    const last = numbered.toSorted((one, other) => one.number - other.number).at(-1);
    this.#number = last?.number ?? 0;
    this.#room = last === undefined ? 0 : series.recordsPerFile - last.records;
  }

  /** The name of the file for the next record. */
  next(): string {
    if (this.#room <= 0) {
      this.#number += 1;
      this.#room = this.#series.recordsPerFile;
    }
    this.#room -= 1;
    const number = String(this.#number).padStart(NUMBER_WIDTH, '0');
    return `${this.#series.stem}-${number}${this.#series.suffix}`;
  }
}

import { Composer, Parser, YAMLParseError, YAMLWarning, type ParsedNode, type YAMLError } from 'yaml';
import { LIMITS } from './limits.ts';

/** YAML 1.2 whatever a directive says; no merge keys, no types beyond JSON's; duplicate keys are our own concern. */
const OPTIONS = {
  prettyErrors: false,
  uniqueKeys: false,
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  logLevel: 'error',
} as const;

/** What the parser with locations read of a document. */
export interface LocatedDocument {
  contents: ParsedNode | null;
  errors: readonly YAMLError[];
  warnings: readonly YAMLError[];
}

/** Says that a text has so many mistakes that reading on would only take time. */
class TooManyMistakes extends Error {}

/** Parses the text of one document with the `yaml` package, up to the limit of mistakes. */
export function parseWithLocations(text: string): LocatedDocument {
  const composer = new Composer(OPTIONS);
  const errors: YAMLError[] = [];
  const warnings: YAMLError[] = [];
  // The package has no limit and makes an object of every mistake, a million of them for a MB of commas.
  Reflect.set(
    composer,
    'onError',
    (source: Source, code: YAMLError['code'], message: string, isWarning?: boolean) => {
      if (errors.length + warnings.length >= LIMITS.mistakes) throw new TooManyMistakes();
      if (isWarning === true) warnings.push(new YAMLWarning(positionOf(source), code, message));
      else errors.push(new YAMLParseError(positionOf(source), code, message));
    },
  );
  try {
    const [first, second] = composer.compose(new Parser().parse(text), true, text.length);
    if (second !== undefined) errors.push(secondDocument(second.range[0]));
    return {
      contents: first?.contents ?? null,
      errors: [...errors, ...(first?.errors ?? [])],
      warnings: [...warnings, ...(first?.warnings ?? [])],
    };
  } catch (error) {
    if (!(error instanceof TooManyMistakes)) throw error;
    return { contents: null, errors, warnings };
  }
}

/** The text is one document by its lines; the package sees another where a mark stands within a line. */
function secondDocument(start: number): YAMLError {
  return new YAMLParseError([start, start + 1], 'MULTIPLE_DOCS', '');
}

/** The places that the package gives for a mistake: an offset, a range, or a token. */
type Source = number | [number, number] | [number, number, number] | { offset: number; source?: string };

function positionOf(source: Source): [number, number] {
  if (typeof source === 'number') return [source, source + 1];
  if (Array.isArray(source)) return [source[0], source[1]];
  return [source.offset, source.offset + (source.source?.length ?? 1)];
}

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

/** Parses the first document of a text with the `yaml` package, up to the limit of mistakes. */
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
    for (const document of composer.compose(new Parser().parse(text), true, text.length)) {
      return {
        contents: document.contents,
        errors: [...errors, ...document.errors],
        warnings: [...warnings, ...document.warnings],
      };
    }
  } catch (error) {
    if (!(error instanceof TooManyMistakes)) throw error;
  }
  return { contents: null, errors, warnings };
}

/** The places that the package gives for a mistake: an offset, a range, or a token. */
type Source = number | [number, number] | [number, number, number] | { offset: number; source?: string };

function positionOf(source: Source): [number, number] {
  if (typeof source === 'number') return [source, source + 1];
  if (Array.isArray(source)) return [source[0], source[1]];
  return [source.offset, source.offset + (source.source?.length ?? 1)];
}

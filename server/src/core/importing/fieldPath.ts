/** The parts of a field path, or the reason why the text is none. */
export type ParsedPath = { steps: PathStep[] } | { mistake: string };

/** A step into a value: a property, a list position, or every item of a list (`[]`). */
export type PathStep = { name: string } | { position: number } | { each: true };

/** A name in quotes, a position, `[]`, or a plain name, each with the dot before it. */
const STEP = /\.?"((?:[^"\\]|\\.)*)"|\[(\d{1,9})\]|(\[\])|\.?([^.[\]"']+)/y;

/**
 * Parses a path such as `input.text`, `question[0][0].content`, `answers[].text` or `labels."a.b"`: names with dots
 * between them, positions and `[]` in brackets, names with special signs in double quotes.
 */
export function parsePath(text: string): ParsedPath {
  const steps: PathStep[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const start = STEP.lastIndex;
    const match = STEP.exec(text);
    const needsDot = start > 0 && match?.[2] === undefined && match?.[3] === undefined;
    if (match === null || (needsDot && text[start] !== '.') || (start === 0 && text[0] === '.')) {
      return { mistake: `\`${text}\` is no field path at character ${String(start + 1)}.` };
    }
    steps.push(stepOf(match));
  }
  return steps.length === 0 ? { mistake: 'A field path is empty.' } : { steps };
}

function stepOf(match: RegExpExecArray): PathStep {
  const [, quoted, position, each, plain] = match;
  if (quoted !== undefined) return { name: quoted.replace(/\\(.)/g, '$1') };
  if (position !== undefined) return { position: Number(position) };
  return each === undefined ? { name: plain ?? '' } : { each: true };
}

import type { Problem } from '../../../../shared/src/problem.ts';
import { buildTree, tooDeepMessage, type Mistake } from './buildTree.ts';
import { blankConflicts, conflictMistakes } from './conflictMarkers.ts';
import { firstMistake, isSafeForFastParser } from './fastParse.ts';
import { LIMITS } from './limits.ts';
import { lineStartsOf, positionAt, rangeBetween } from './positions.ts';
import { parseWithLocations } from './locatedParser.ts';
import { problemOf } from './problem.ts';
import { syntaxMistakes } from './syntaxMistakes.ts';
import { isEmptyDocument } from './split.ts';
import type { YamlNode } from './tree.ts';

/** A document as a tree, with what is wrong in it as YAML and as JSON. */
export interface ParsedDocument {
  root: YamlNode | undefined;
  problems: Problem[];
  /** False where text may be missing from the tree, so that nothing can be said about what is not there. */
  isWhole: boolean;
  /** Nodes that hold something else than what was written, because JSON has no such value. */
  standIns: ReadonlySet<YamlNode>;
  lineStarts: readonly number[];
}

/**
 * Parses one document of a stream. Never throws; what is wrong is located. Takes bounded time: nesting is limited,
 * aliases are not expanded, and long texts with mistakes give their first mistake only.
 */
export function parseSegment(text: string): ParsedDocument {
  const lineStarts = lineStartsOf(text);
  if (isEmptyDocument(text)) return { ...EMPTY, lineStarts };
  const conflictFree = blankConflicts(text);
  const refusal = refuse(conflictFree.text);
  if (refusal !== undefined) return refused(refusal, lineStarts);

  const { contents, errors, warnings } = parseWithLocations(conflictFree.text);
  const built = buildTree(conflictFree.text, contents);
  const syntax = firstOfEachLine(syntaxMistakes(conflictFree.text, [...errors, ...warnings]), lineStarts);
  const conflicts = conflictMistakes(conflictFree.markers);
  // A conflict explains the mistakes around it.
  const mistakes =
    conflicts.length > 0 ? limited(conflicts) : [...limited(syntax), ...limited(built.mistakes)];
  return {
    root: built.root,
    problems: mistakes.map((mistake) => located(mistake, text, lineStarts)),
    isWhole: errors.length === 0 && conflicts.length === 0,
    standIns: built.standIns,
    lineStarts,
  };
}

const EMPTY: Omit<ParsedDocument, 'lineStarts'> = {
  root: undefined,
  problems: [],
  isWhole: true,
  standIns: new Set(),
};

/** The reason not to read a text at all: too long, or too deep, or mistaken and too long to be read with mistakes. */
function refuse(text: string): Mistake | undefined {
  if (text.length > LIMITS.document) {
    const message = `A record may have ${String(LIMITS.document / 1024 ** 2)} MB. Put large content into a file and refer to it with uri and sha256.`;
    return { code: 'record.too-large', message, start: 0, end: 1 };
  }
  const isLong = text.length > LIMITS.intricateDocument;
  if (!isSafeForFastParser(text)) {
    if (!isLong) return undefined;
    const message = `A record with anchors, tags or "? " keys may have ${String(LIMITS.intricateDocument / 1024)} KB. Write it without them.`;
    return { code: 'record.too-large', message, start: 0, end: 1 };
  }
  const mistake = firstMistake(text);
  if (mistake === undefined) return undefined;
  const { position } = mistake;
  if (mistake.kind === 'depth') {
    return { code: 'yaml.too-deep', message: tooDeepMessage(), start: position, end: position + 1 };
  }
  if (!isLong) return undefined;
  const message = 'YAML does not allow this here, and the record is too long to be read in spite of it.';
  return { code: 'yaml.syntax', message, start: position, end: position + 1 };
}

function refused(mistake: Mistake, lineStarts: readonly number[]): ParsedDocument {
  return {
    root: undefined,
    problems: [located(mistake, '', lineStarts)],
    isWhole: false,
    standIns: new Set(),
    lineStarts,
  };
}

/** One mistake on a line makes the parser find more there that are none. */
function firstOfEachLine(mistakes: readonly Mistake[], lineStarts: readonly number[]): Mistake[] {
  const lines = new Set<number>();
  return mistakes.filter(({ code, start }) => {
    if (!code.startsWith('yaml.')) return true;
    const { line } = positionAt(lineStarts, start);
    return lines.size < lines.add(line).size;
  });
}

function limited(mistakes: readonly Mistake[]): readonly Mistake[] {
  return mistakes.slice(0, LIMITS.syntaxProblems);
}

/** A mistake at the end of a text is shown on its last character that can be seen. */
function located(mistake: Mistake, text: string, lineStarts: readonly number[]): Problem {
  let { start } = mistake;
  let end = Math.max(mistake.end, start + 1);
  if (text !== '' && start >= text.length) {
    end = Math.max(1, text.trimEnd().length);
    start = end - 1;
  }
  return problemOf(mistake.code, mistake.message, rangeBetween(lineStarts, start, end));
}

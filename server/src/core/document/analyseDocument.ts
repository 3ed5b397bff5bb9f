import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { describeKind } from '../records/kinds.ts';
import { reviewFindings } from '../records/review.ts';
import { privacyProblems } from '../privacy/privacyProblems.ts';
import { definitionOf } from '../schema/compile.ts';
import type { BoundDocument, Segment } from './analysis.ts';
import { bindTree } from './bind.ts';
import { factsOf } from './facts.ts';
import type { Finding } from './finding.ts';
import { parseSegment, type ParsedDocument } from './parse.ts';
import { problemOf } from './problem.ts';
import { reportFindings } from './reportFindings.ts';
import { suppressionsIn } from './suppressions.ts';
import { TreeLocator } from './treeLocator.ts';
import { followAlias, valueOfTree } from './treeValue.ts';
import { validateRecord } from './validate.ts';

/** Analyses one document with its tree. Never throws for any text. */
export function analyseDocument(segment: Segment, kind: RecordKind): BoundDocument {
  const parsed = parseSegment(segment.text);
  const { root, lineStarts } = parsed;
  bindTree(root, definitionOf(kind));
  const document: BoundDocument = {
    line: segment.line,
    problems: parsed.problems,
    segment,
    kind,
    root,
    value: undefined,
    lineStarts,
  };
  if (root === undefined) return document;
  const value = valueOfTree(root);
  const locator = new TreeLocator(segment.text, root, lineStarts);
  if (isJsonObject(value)) return addRecord(document, value, parsed, locator);
  if (parsed.isWhole && followAlias(root)?.type !== 'map') {
    const { title, idProperty } = describeKind(kind);
    const message = `A record (${title}) is a mapping that starts with "${idProperty}:".`;
    document.problems = [
      ...parsed.problems,
      problemOf('record.not-a-mapping', message, locator.finding({ ...ROOT_FINDING, message })),
    ];
  }
  return document;
}

const ROOT_FINDING: Finding = { code: 'record.not-a-mapping', message: '', path: [], at: 'value' };

function addRecord(
  document: BoundDocument,
  value: JsonObject,
  parsed: ParsedDocument,
  locator: TreeLocator,
): BoundDocument {
  const { findings, walk } = validateRecord(document.kind, value);
  const isJson = parsed.isWhole && parsed.problems.length === 0;
  document.value = value;
  document.facts = factsOf(document.kind, value, walk, locator, isJson);
  const suppressions = suppressionsIn(document);
  if (suppressions.length > 0) document.facts.suppressions = suppressions;
  const reviewed = reviewFindings(value, document.facts.contentHash);
  const own = reportFindings([...findings, ...reviewed], parsed, locator);
  const personal = privacyProblems(document, definitionOf(document.kind));
  document.problems = withoutRepeats([...parsed.problems, ...own, ...personal]);
  return document;
}

/** A mistake in a value that aliases repeat is one problem. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, range, message }) => {
    const { start, end } = range;
    const key = [code, start.line, start.character, end.line, end.character, message].join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

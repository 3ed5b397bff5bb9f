import { DocumentHighlightKind, type DocumentHighlight } from 'vscode-languageserver-types';
import type { BoundDocument } from '../document/analysis.ts';
import { mayHaveField, SIGNATURE_SIDES } from '../document/fieldNames.ts';
import { rangeInFile } from '../document/locate.ts';
import type { PairNode, YamlNode } from '../document/tree.ts';
import type { Place } from './place.ts';
import { variablesIn } from './rename/fieldPaths.ts';

/** Name that the definition of a signature's field has in the schemas. */
const FIELD = 'field';

/** A template's field where it is declared and in the prompt; a field of examples in all that have it. */
export function fieldHighlights(
  documents: readonly BoundDocument[],
  place: Place,
): DocumentHighlight[] | undefined {
  const { node, map, pair, document } = place;
  if (node.type !== 'scalar' || typeof node.value !== 'string') return undefined;
  if (place.isKey) return inExamples(documents, node.value, pair);
  const isDeclared = map?.definition?.name === FIELD && pair?.key.value === 'name';
  return isDeclared ? inTemplate(document, node.value) : undefined;
}

function inExamples(
  documents: readonly BoundDocument[],
  field: string,
  pair: PairNode | undefined,
): DocumentHighlight[] | undefined {
  const fields = pair?.key.parent;
  const root = fields?.parent;
  const property = root?.type === 'map' && root.pairs.find(({ value }) => value === fields)?.key.value;
  const side = SIGNATURE_SIDES.find((one) => one.property === property);
  if (side === undefined || root?.parent !== undefined) return undefined;
  return documents.flatMap((document): DocumentHighlight[] => {
    const names = document.facts?.fieldNames;
    if (names === undefined || !mayHaveField(names, side, field)) return [];
    const key = pairNamed(pairNamed(document.root, side.property)?.value, field)?.key;
    return key === undefined
      ? []
      : [{ range: rangeInFile(document, key), kind: DocumentHighlightKind.Write }];
  });
}

function inTemplate(document: BoundDocument, field: string): DocumentHighlight[] {
  const declared = SIGNATURE_SIDES.flatMap(({ list }): DocumentHighlight[] => {
    const fields = pairNamed(document.root, list)?.value;
    return (fields?.type === 'sequence' ? fields.items : []).flatMap((item): DocumentHighlight[] => {
      const name = pairNamed(item, 'name')?.value;
      if (name?.type !== 'scalar' || name.value !== field) return [];
      return [{ range: rangeInFile(document, name), kind: DocumentHighlightKind.Write }];
    });
  });
  const prompt = pairNamed(document.root, 'prompt')?.value;
  const source = prompt?.type === 'scalar' ? prompt.source : '';
  const used = variablesIn(source, field).map((offset): DocumentHighlight => {
    const start = (prompt?.start ?? 0) + offset;
    return {
      range: rangeInFile(document, { start, end: start + field.length }),
      kind: DocumentHighlightKind.Read,
    };
  });
  return [...declared, ...used];
}

function pairNamed(node: YamlNode | undefined, name: string): PairNode | undefined {
  return node?.type === 'map' ? node.pairs.findLast(({ key }) => key.value === name) : undefined;
}

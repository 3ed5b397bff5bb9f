import type { Location, Position } from 'vscode-languageserver-types';
import type { Cancellation } from '../../cancellation.ts';
import { shiftRange } from '../../document/positions.ts';
import { rangeOfPlace, type TemplateSignature } from '../../signatures/templateSignature.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import type { RecordEntry } from '../../workspace/recordIndex.ts';
import { holds } from '../place.ts';
import { signatureOf } from './namedSignature.ts';

/**
 * The places in templates that name what stands at a position of a Python file: of a signature, where a template names
 * it; of a field, the template's field. Files that no template names are not read.
 */
export async function templatesAt(
  pythonUri: string,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): Promise<Location[] | undefined> {
  const naming = [...templatesNaming(pythonUri, context, token)];
  const [first] = naming;
  if (first === undefined) return undefined;
  const file = await context.python.read(pythonUri, first.entry.uri, token);
  if (file.state !== 'read') return undefined;
  const { signatures } = file.module;
  const found = naming.flatMap((named): Location[] => {
    const signature = signatures.find(({ name }) => name === named.template.className);
    if (signature === undefined) return [];
    if (holds(signature.range, position)) return placeIn(named, undefined);
    const field = signature.fields.find(({ range }) => holds(range, position));
    return field === undefined ? [] : placeIn(named, field.name);
  });
  return found.length === 0 ? undefined : found;
}

interface NamingTemplate {
  entry: Omit<RecordEntry, 'document'>;
  template: TemplateSignature;
}

/** The templates that name a Python file. */
function* templatesNaming(
  pythonUri: string,
  { index, python }: FeatureContext,
  token: Cancellation,
): Generator<NamingTemplate> {
  for (const { uri, kind, documents } of index.files()) {
    if (token.isCancellationRequested) return;
    if (kind !== 'template') continue;
    for (const { facts, line } of documents) {
      const template = signatureOf(facts);
      if (facts === undefined || template === undefined) continue;
      if (python.uriOf(uri, template.path) === pythonUri) yield { entry: { uri, line, facts }, template };
    }
  }
}

/** Where a template has the name of its class, or a field; a field that it lacks has no place. */
function placeIn({ entry, template }: NamingTemplate, fieldName: string | undefined): Location[] {
  const { uri, line, facts } = entry;
  if (fieldName === undefined) {
    const range = template.place === undefined ? facts.idRange : rangeOfPlace(template.place);
    return [{ uri, range: shiftRange(range, line) }];
  }
  const place = template.fields.find(({ name }) => name === fieldName)?.place;
  return place === undefined ? [] : [{ uri, range: shiftRange(rangeOfPlace(place), line) }];
}

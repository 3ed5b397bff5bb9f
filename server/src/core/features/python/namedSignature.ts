import type { TextPosition } from '../../../../../shared/src/problem.ts';
import type { Cancellation } from '../../cancellation.ts';
import type { BoundDocument, RecordFacts } from '../../document/analysis.ts';
import type { PythonSignature } from '../../python/pythonModule.ts';
import { signatureIn } from '../../rules/pythonSignature.ts';
import type { LinePlace } from '../../signatures/fields.ts';
import {
  rangeOfPlace,
  readTemplateSignature,
  type PlacedField,
  type TemplateSignature,
} from '../../signatures/templateSignature.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { holds } from '../place.ts';

/** The signature in Python that a template names, with its file. */
export interface NamedSignature {
  uri: string;
  signature: PythonSignature;
}

/** What of a template's signature stands at a position: the name of the class, or one of its fields. */
export interface SignaturePlace {
  template: TemplateSignature;
  /** Absent at the name of the class. */
  field?: PlacedField;
}

/** Reads the signature that a template names; `undefined` where there is none. */
export async function namedSignature(
  { path, className }: Pick<TemplateSignature, 'path' | 'className'>,
  templateUri: string,
  context: FeatureContext,
  token: Cancellation,
): Promise<NamedSignature | undefined> {
  const uri = context.python.uriOf(templateUri, path);
  const file = uri === undefined ? undefined : await context.python.read(uri, templateUri, token);
  const signature = file?.state === 'read' ? signatureIn(file.module, className) : undefined;
  return uri === undefined || signature === undefined ? undefined : { uri, signature };
}

/** What the template says of its signature; `undefined` for a record that names none. */
export function signatureOf(facts: RecordFacts | undefined): TemplateSignature | undefined {
  return facts?.signature === undefined ? undefined : readTemplateSignature(facts.signature);
}

/** What of a template's signature stands at a position of the file. */
export function signaturePlaceAt(
  document: BoundDocument,
  position: TextPosition,
): SignaturePlace | undefined {
  const template = signatureOf(document.facts);
  if (template === undefined) return undefined;
  const local = { line: position.line - document.line, character: position.character };
  const isAt = (place: LinePlace | undefined): boolean =>
    place !== undefined && holds(rangeOfPlace(place), local);
  if (isAt(template.place)) return { template };
  const field = template.fields.find(({ place, typePlace }) => isAt(place) || isAt(typePlace));
  return field && { template, field };
}

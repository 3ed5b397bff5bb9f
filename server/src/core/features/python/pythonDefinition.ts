import type { Location, Position } from 'vscode-languageserver-types';
import type { Cancellation } from '../../cancellation.ts';
import { documentAt } from '../../document/locate.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import type { RecordFile } from '../recordFile.ts';
import { namedSignature, signaturePlaceAt } from './namedSignature.ts';

/** The Python line of the signature or field that a template has at the position. */
export async function pythonDefinitionAt(
  file: RecordFile,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): Promise<Location[] | undefined> {
  const document = documentAt(file.documents, position);
  const place = document && signaturePlaceAt(document, position);
  if (place === undefined) return undefined;
  const found = await namedSignature(place.template, file.uri, context, token);
  if (found === undefined) return undefined;
  const { uri, signature } = found;
  if (place.field === undefined) return [{ uri, range: signature.range }];
  const field = signature.fields.find(({ name }) => name === place.field?.name);
  return field && [{ uri, range: field.range }];
}

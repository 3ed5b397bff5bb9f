import type { CodeAction } from 'vscode-languageserver-types';
import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { Problem } from '../../../../../shared/src/problem.ts';
import type { Cancellation } from '../../cancellation.ts';
import { compareFields, type FieldDifference } from '../../signatures/compareFields.ts';
import { takeDifferences } from '../../signatures/takeFields.ts';
import { editFile } from '../../writing/editFile.ts';
import { namedSignature, signatureOf } from '../python/namedSignature.ts';
import { escapeControls } from '../yamlText.ts';
import { quickFix, type FixSite } from './fix.ts';

/**
 * Makes a template's fields those of its signature in Python: the one that a problem is about, and all of them. What is
 * the same already stays as it is written.
 */
export async function pythonFieldFixes(
  site: FixSite & { problem: Problem },
  token: Cancellation,
): Promise<CodeAction[]> {
  const { problem, document, file, context } = site;
  const template = signatureOf(document.facts);
  if (template === undefined || !isAboutFields(problem)) return [];
  const named = await namedSignature(template, file.uri, context, token);
  const text = named && (await context.readText(file.uri, token));
  if (text === undefined || named === undefined || token.isCancellationRequested) return [];
  const differences = compareFields(template, named.signature);
  const take = (title: string, taken: readonly FieldDifference[]): CodeAction | undefined => {
    const change = (value: JsonObject): { value: JsonObject } => ({
      value: takeDifferences(value, taken, named.signature),
    });
    const id = document.facts?.id ?? '';
    const { edit } = editFile(file.uri, document.kind, text, [
      { id, document: file.documents.indexOf(document), change },
    ]);
    return edit?.action === 'edit' ? quickFix(site, title, edit.edits, false) : undefined;
  };
  const own = differences
    .filter((difference) => difference.kind !== 'extra')
    .find((difference) => isAbout(problem, difference));
  const all = take(`Take the fields from '${escapeControls(named.signature.name)}' in Python`, differences);
  const one = own === undefined ? undefined : take(titleOf(own), [own]);
  return [one, all].filter((action) => action !== undefined);
}

function isAboutFields({ code, data }: Problem): boolean {
  return (
    code.startsWith('signature.python-') ||
    (code === 'record.missing-property' && /^(inputs|outputs)$/.test(data?.['property'] ?? ''))
  );
}

/** A difference that has a fix by itself; those of misspelt names are mended by the suggestion. */
type OwnDifference = Exclude<FieldDifference, { kind: 'extra' }>;

/** True for the difference that a problem tells of. */
function isAbout({ code, data }: Problem, { kind, python }: OwnDifference): boolean {
  return data?.['field'] === python.name && code === CODE_OF[kind];
}

const CODE_OF = {
  missing: 'signature.python-missing-field',
  'wrong-side': 'signature.python-wrong-side',
  'wrong-type': 'signature.python-wrong-type',
} as const;

function titleOf(difference: OwnDifference): string {
  const { name, side, type } = difference.python;
  if (difference.kind === 'missing') return `Insert the field '${name}'`;
  return difference.kind === 'wrong-side'
    ? `Move the field '${name}' to the ${side}`
    : `Change the type of '${name}' to ${escapeControls(type)}`;
}

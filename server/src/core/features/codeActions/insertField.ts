import { keyText } from '../../document/buildTree.ts';
import { parsePythonType, type PythonType } from '../../signatures/pythonType.ts';
import { yamlScalar } from '../yamlText.ts';
import { quickFix, type QuickFix } from './fix.ts';
import { appendPairs } from './textEdits.ts';

/** Writes a field that the template has and the example lacks, with the simplest value of its type. */
export const insertField: QuickFix = (site) => {
  const { document, problem } = site;
  const { field, side, type } = problem.data ?? {};
  if (problem.code !== 'signature.missing-field' || field === undefined || type === undefined)
    return undefined;
  const { root } = document;
  const map = root?.type === 'map' ? root.pairs.find(({ key }) => keyText(key) === side)?.value : undefined;
  if (map?.type !== 'map') return undefined;
  const pair = `${yamlScalar(field)}: ${stubOf(parsePythonType(type))}`;
  return quickFix(site, `Insert the field '${field}'`, appendPairs(document, map, [pair]), false);
};

function stubOf(type: PythonType): string {
  switch (type.name) {
    case 'int':
    case 'float':
      return '0';
    case 'bool':
      return 'false';
    case 'list':
      return '[]';
    case 'dict':
      return '{}';
    case 'literal':
      return yamlScalar(type.values[0] ?? null);
    case 'union':
      return type.options[0] === undefined ? '""' : stubOf(type.options[0]);
    default:
      return '""';
  }
}

import { isJsonObject, type JsonValue } from '../../../../../shared/src/json.ts';
import type { PythonType } from '../../signatures/pythonType.ts';

/** A JSON value as a Python literal on one line. What JSON escapes in a text Python reads the same. */
export function pythonLiteral(value: JsonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  if (isJsonObject(value)) {
    const items = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}: ${pythonLiteral(item)}`,
    );
    return `{${items.join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** A type as an annotation, and the names of `typing` that it needs. What is no type known here is `str`. */
export function pythonAnnotation(type: PythonType): { text: string; imports: readonly string[] } {
  const imports = new Set<string>();
  const write = (one: PythonType): string => {
    switch (one.name) {
      case 'list':
        return one.item.name === 'unknown' ? 'list' : `list[${write(one.item)}]`;
      case 'dict':
        return one.item.name === 'unknown' ? 'dict' : `dict[str, ${write(one.item)}]`;
      case 'literal':
        imports.add('Literal');
        return `Literal[${one.values.map(pythonLiteral).join(', ')}]`;
      case 'union':
        return one.options.map(write).join(' | ');
      case 'none':
        return 'None';
      case 'unknown':
        return 'str';
      default:
        return one.name;
    }
  };
  return { text: write(type), imports: [...imports] };
}

/** A name as Python's classes have them: `Classify a request` is `ClassifyARequest`. */
export function className(name: string): string {
  const words = name.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
  return joined === '' || PYTHON_WORDS.has(joined) || /^[0-9]/.test(joined) ? `Template${joined}` : joined;
}

const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield';

/** Words that Python keeps for itself. */
export const PYTHON_WORDS: ReadonlySet<string> = new Set(KEYWORDS.split(' '));

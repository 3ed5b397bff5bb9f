/** What a plain scalar means: a JSON value, or `undefined` for a number that JSON lacks or that would lose digits. */
export type PlainValue = string | number | boolean | null | undefined;

const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

/** The meaning of a plain scalar in the core schema of YAML 1.2 (§10.3.2). */
export function resolvePlainScalar(text: string): PlainValue {
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return mayBeNumber(text.charCodeAt(0)) ? resolveNumber(text) : text;
  }
}

/** Numbers start with a digit, a sign or a point. */
function mayBeNumber(character: number): boolean {
  return (character >= 48 && character <= 57) || character === 43 || character === 45 || character === 46;
}

function resolveNumber(text: string): PlainValue {
  if (INTEGER.test(text)) {
    // Number() knows 0o and 0x, but no sign before them; neither does YAML.
    const integer = Number(text);
    return Number.isSafeInteger(integer) ? integer : undefined;
  }
  if (FLOAT.test(text)) {
    const float = Number(text);
    return Number.isFinite(float) ? float : undefined;
  }
  return NOT_FINITE.test(text) ? undefined : text;
}

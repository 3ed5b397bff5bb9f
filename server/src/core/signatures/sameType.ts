import type { JsonValue } from '../../../../shared/src/json.ts';
import type { PythonType } from './pythonType.ts';

/**
 * True where two types allow the same values, or where that cannot be told: a type that is not understood is the same as
 * any other. The order of alternatives and of a `Literal`'s values does not matter.
 */
export function isSameType(one: PythonType, other: PythonType): boolean {
  if (one.name === 'unknown' || other.name === 'unknown') return true;
  if (one.name === 'union' || other.name === 'union') {
    const [ones, others] = [optionsOf(one), optionsOf(other)];
    return covers(ones, others) && covers(others, ones);
  }
  if (one.name === 'literal' && other.name === 'literal') {
    return hasAll(one.values, other.values) && hasAll(other.values, one.values);
  }
  if ('item' in one && 'item' in other) return one.name === other.name && isSameType(one.item, other.item);
  return one.name === other.name;
}

function optionsOf(type: PythonType): readonly PythonType[] {
  return type.name === 'union' ? type.options.flatMap(optionsOf) : [type];
}

function covers(ones: readonly PythonType[], others: readonly PythonType[]): boolean {
  return others.every((other) => ones.some((one) => isSameType(one, other)));
}

function hasAll(ones: readonly JsonValue[], others: readonly JsonValue[]): boolean {
  return others.every((value) => ones.includes(value));
}

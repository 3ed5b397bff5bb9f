/** Properties of a message, not looked at yet. */
export type Fields = Record<string, unknown>;

/** True for an object that is no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

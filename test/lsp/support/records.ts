/** An id that differs by its number. */
export function idOf(number: number): string {
  return `01930d2e-7b5a-7c31-9a44-${String(number).padStart(12, '0')}`;
}

/** A DataBit without problems. */
export function databit(number: number, text = `Content ${String(number)}`): string {
  return `databit_id: ${idOf(number)}\nversion: 1\nname: Bit ${String(number)}\ncontent: { text: ${text} }\n`;
}

/** An example that is derived from a DataBit. */
export function example(number: number, source: number): string {
  return [
    `example_id: ${idOf(number)}`,
    'version: 1',
    'input: { text: Hello }',
    'expected_output: { intent: greet }',
    `attribution: { derived_from: [{ databit_id: ${idOf(source)} }] }`,
    '',
  ].join('\n');
}

/** An id that differs by its number. */
export function uuidAt(number: number): string {
  return `01930d2e-7b5a-7c31-9a44-${String(number).padStart(12, '0')}`;
}

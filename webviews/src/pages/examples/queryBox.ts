/** The id of the query box, to move the focus there. */
export const QUERY_ID = 'query';

/** Moves the focus to the query box and selects its text. */
export function focusQuery(): void {
  const input = document.getElementById(QUERY_ID);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  input.select();
}

/** A line of CSV (RFC 4180) without its end: cells with commas, quotes, line breaks or spaces at an end are quoted. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(',');
}

function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** "1 group", "2,000 groups". */
export function counted(value: number, noun: string): string {
  return `${numeral(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** A number for people, with separators for thousands: "100,000". */
export function numeral(value: number): string {
  // The first use of the language's own formatter takes longer than all else of a page's texts.
  if (Number.isSafeInteger(value)) return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return value.toLocaleString('en-US');
}

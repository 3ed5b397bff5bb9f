/** "1 group", "2,000 groups". */
export function counted(value: number, noun: string): string {
  return `${numeral(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** A number for people, with separators for thousands: "100,000". */
export function numeral(value: number): string {
  return value.toLocaleString('en-US');
}

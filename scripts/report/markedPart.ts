const END = '<!-- end of tables -->';

const startOf = (command: string): string => `<!-- tables: written by \`${command}\` -->`;

/** A document with another text between the marks that say which command writes it. */
export function withMarkedPart(text: string, command: string, part: string): string {
  const start = startOf(command);
  const [before = '', rest = ''] = text.split(start);
  const [, ...after] = rest.split(END);
  return `${before}${start}\n\n${part}\n\n${END}${after.length === 0 ? '\n' : after.join(END)}`;
}

/** The text that stands between the marks of a document; empty where there are none. */
export function markedPart(text: string, command: string): string {
  return (text.split(startOf(command))[1] ?? '').split(END)[0]?.trim() ?? '';
}

/** The path of a field, with dots, where its first steps are the property and the old name; else as it is. */
export function renameInPath(path: string, property: string, name: string, newName: string): string {
  const old = `${property}.${name}`;
  return path === old || path.startsWith(`${old}.`)
    ? `${property}.${newName}${path.slice(old.length)}`
    : path;
}

/** What a Jinja template computes or decides, as opposed to the text between. */
const TAG = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;

/**
 * Offsets at which a Jinja template names a variable: within its tags, where the name stands by itself. Texts in quotes,
 * attributes and arguments by name are other things.
 */
export function variablesIn(prompt: string, name: string): number[] {
  const token = new RegExp(`"[^"]*"|'[^']*'|(?<![\\w.])${escapeRegExp(name)}(?!\\w|\\s*=(?!=))`, 'g');
  return [...prompt.matchAll(TAG)].flatMap((tag) =>
    [...tag[0].matchAll(token)].filter(([found]) => found === name).map(({ index }) => tag.index + index),
  );
}

/** A Jinja template with a variable renamed. */
export function renameInPrompt(prompt: string, name: string, newName: string): string {
  return variablesIn(prompt, name).reduceRight(
    (text, offset) => text.slice(0, offset) + newName + text.slice(offset + name.length),
    prompt,
  );
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

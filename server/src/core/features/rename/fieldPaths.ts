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
 * A Jinja template with a variable renamed: within its tags, where the name stands by itself. Texts in quotes, attributes
 * and arguments by name are other things.
 */
export function renameInPrompt(prompt: string, name: string, newName: string): string {
  const token = new RegExp(`"[^"]*"|'[^']*'|(?<![\\w.])${escapeRegExp(name)}(?!\\w|\\s*=(?!=))`, 'g');
  return prompt.replace(TAG, (tag) => tag.replace(token, (found) => (found === name ? newName : found)));
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/**
 * Markdown of hovers and completions as plain text, for editors that show it as it is: without emphasis, code fences
 * and escapes; links and images are their words and address.
 */
export function plainMarkdown(markdown: string): string {
  return markdown.replace(INLINE, (whole, ...groups: (string | undefined)[]) => {
    const [escaped, , code, words, target] = groups;
    if (escaped !== undefined) return escaped;
    if (code !== undefined) return code.replace(/^ (.*[^ ].*) $/, '$1');
    if (words !== undefined) return words === target ? words : `${plainMarkdown(words)} (${target ?? ''})`;
    return ENTITIES.get(whole) ?? '';
  });
}

/** An escaped character, a code span with its fence, a link or an image, an entity, emphasis. */
const INLINE =
  /\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)(.+?)(?<!`)\2(?!`)|!?\[((?:[^\]\\]|\\.)*)\]\(([^)\s]*)\)|&amp;|&lt;|\*\*/g;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
]);

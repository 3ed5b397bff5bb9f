/**
 * The text that an LSP snippet stands for where an editor knows no snippets: placeholders are their defaults, choices
 * their first item, and tab stops nothing. Syntax: "Snippet Syntax" of the Language Server Protocol, without variables.
 */
export function plainSnippet(snippet: string): string {
  return readPlain(snippet, 0, false).text;
}

interface Read {
  text: string;
  /** Where reading goes on. */
  next: number;
}

/** Reads to the end, or to the brace that closes a placeholder. */
function readPlain(snippet: string, start: number, isNested: boolean): Read {
  let text = '';
  let at = start;
  while (at < snippet.length && !(isNested && snippet[at] === '}')) {
    const rest = snippet.slice(at);
    const escaped = /^\\([\\$}])/.exec(rest);
    const stop = /^\$(?:\d+|\{\d+\})/.exec(rest);
    const choice = /^\$\{\d+\|((?:[^\\|]|\\.)*)\|\}/.exec(rest);
    const placeholder = /^\$\{\d+:/.exec(rest);
    if (escaped) [text, at] = [text + (escaped[1] ?? ''), at + 2];
    else if (stop) at += stop[0].length;
    else if (choice) [text, at] = [text + firstChoice(choice[1] ?? ''), at + choice[0].length];
    else if (placeholder) {
      const inner = readPlain(snippet, at + placeholder[0].length, true);
      [text, at] = [text + inner.text, inner.next + 1];
    } else [text, at] = [text + (snippet[at] ?? ''), at + 1];
  }
  return { text, next: at };
}

function firstChoice(choices: string): string {
  const first = /^(?:[^\\,]|\\.)*/.exec(choices)?.[0] ?? '';
  return first.replace(/\\([\\,|$}])/g, '$1');
}

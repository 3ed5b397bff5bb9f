/**
 * Compiles a glob as VS Code writes them (`files.exclude`): `*` and `?` within a folder, `**` across folders, `{a,b}`
 * and `[a-z]`. The expression is for paths relative to the root with `/` between folders.
 */
export function globExpression(glob: string): RegExp {
  try {
    return new RegExp(`^${translate(glob)}$`, 'u');
  } catch {
    // For example the range [z-a]: such a glob matches nothing.
    return /^(?!)/u;
  }
}

function translate(glob: string): string {
  let expression = '';
  for (let at = 0; at < glob.length;) {
    const rest = glob.slice(at);
    const group = /^\{([^{}]*)\}/.exec(rest);
    const set = /^\[(!|\^)?([^\]/]+)\]/.exec(rest);
    if (rest.startsWith('**/')) {
      expression += '(?:[^/]+/)*';
      at += 3;
    } else if (rest.startsWith('/**')) {
      expression += '(?:/.*)?';
      at += 3;
    } else if (rest.startsWith('**')) {
      expression += '.*';
      at += 2;
    } else if (group !== null) {
      expression += `(?:${(group[1] ?? '').split(',').map(translate).join('|')})`;
      at += group[0].length;
    } else if (set !== null) {
      expression += `[${set[1] === undefined ? '' : '^'}${(set[2] ?? '').replace(/[\\[\]^]/g, '\\$&')}]`;
      at += set[0].length;
    } else {
      const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
      expression += character === '*' ? '[^/]*' : character === '?' ? '[^/]' : escapeText(character);
      at += character.length;
    }
  }
  return expression;
}

function escapeText(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

/** What a page's HTML depends on. */
export interface PageOptions {
  /** The window title, for screen readers. */
  title: string;
  /** Source expression under which the editor serves the extension's files. */
  cspSource: string;
  /** Random text that only this page's script carries. */
  nonce: string;
  scriptUri: string;
  /** Style sheets in order: icons first. */
  styleUris: readonly string[];
}

/**
 * The content security policy of every page: nothing but our own script (by nonce), style sheets and fonts. No inline
 * styles, no images, no network: dataset texts are hostile input.
 */
export function contentSecurityPolicy(options: Pick<PageOptions, 'cspSource' | 'nonce'>): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${options.nonce}'`,
    `style-src ${options.cspSource}`,
    `font-src ${options.cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The whole HTML of a page. Everything inserted is escaped, although all of it comes from us and the editor. */
export function pageHtml(options: PageOptions): string {
  const styles = options.styleUris.map((uri) => `<link rel="stylesheet" href="${escapeAttribute(uri)}">`);
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(contentSecurityPolicy(options))}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeAttribute(options.title)}</title>`,
    ...styles,
    '</head>',
    '<body>',
    '<div id="page"></div>',
    `<script nonce="${escapeAttribute(options.nonce)}" src="${escapeAttribute(options.scriptUri)}"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}

function escapeAttribute(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

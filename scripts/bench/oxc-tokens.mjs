/** Tokens of a text by TypeScript's scanner alone. Templates are rescanned; a slash after a value divides, else it opens a pattern. */

/** @type {unknown} */
let scanner;

/**
 * Scans a text to its end and counts its tokens.
 * @param {typeof import('typescript')} ts
 * @param {string} text
 * @param {boolean} isJsx
 */
export function scanTokens(ts, text, isJsx) {
  const { SyntaxKind } = ts;
  scanner ??= ts.createScanner(ts.ScriptTarget.Latest, true);
  scanner.setLanguageVariant(isJsx ? ts.LanguageVariant.JSX : ts.LanguageVariant.Standard);
  scanner.setText(text);
  /** Depths of braces at which a template goes on. */
  const templates = [];
  let depth = 0;
  let count = 0;
  let previous = SyntaxKind.Unknown;
  for (let token = scanner.scan(); token !== SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === SyntaxKind.SlashToken || token === SyntaxKind.SlashEqualsToken) {
      if (!endsValue(SyntaxKind, previous)) token = scanner.reScanSlashToken();
    } else if (token === SyntaxKind.TemplateHead) templates.push(depth);
    else if (token === SyntaxKind.OpenBraceToken) depth++;
    else if (token === SyntaxKind.CloseBraceToken) {
      if (templates.at(-1) === depth) {
        token = scanner.reScanTemplateToken(false);
        if (token === SyntaxKind.TemplateTail) templates.pop();
      } else depth--;
    }
    previous = token;
    count++;
  }
  return count;
}

function endsValue(SyntaxKind, token) {
  return (
    token === SyntaxKind.Identifier ||
    token === SyntaxKind.CloseParenToken ||
    token === SyntaxKind.CloseBracketToken ||
    token === SyntaxKind.CloseBraceToken ||
    (token >= SyntaxKind.FirstLiteralToken && token <= SyntaxKind.LastTemplateToken) ||
    token === SyntaxKind.ThisKeyword ||
    token === SyntaxKind.SuperKeyword
  );
}

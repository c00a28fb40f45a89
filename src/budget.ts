/** How much a text costs an agent: bytes, lines, and tokens as a range, since every model counts them otherwise. */

/** The size of a text. */
export interface Weight {
  readonly bytes: number;
  /** All lines, blank ones too: so count the vendors that advise a length, and so does every editor. */
  readonly lines: number;
  readonly tokens: TokenRange;
}

/**
 * An estimate. Vendors give a token as about 4 characters of English (OpenAI, https://help.openai.com/en/articles/4936856)
 * and about 3.5 (Anthropic, https://platform.claude.com/docs/en/about-claude/glossary); the true figure of a model may lie
 * outside, most of all for other languages.
 */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** What the range means, for people. */
export const TOKEN_METHOD = 'characters / 4 to characters / 3.5';

/** The size of `texts` together. */
export function weightOf(texts: readonly string[]): Weight {
  const all = texts.join('\n');
  const characters = [...all].length;
  return {
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    lines: texts.reduce((sum, text) => sum + lineCount(text), 0),
    tokens: { from: Math.round(characters / 4), to: Math.round(characters / 3.5) },
  };
}

/** As the limits of clients are counted: the line break at the end begins no other line. */
function lineCount(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

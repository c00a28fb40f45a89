/** How much a text costs an agent: bytes, lines, and tokens as a range, since every model counts them otherwise. */

/** The size of a text. */
export interface Weight {
  readonly bytes: number;
  /** Lines that are not blank. */
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
    lines: all.split('\n').filter((line) => line.trim() !== '').length,
    tokens: { from: Math.round(characters / 4), to: Math.round(characters / 3.5) },
  };
}

/** How texts say that something is an example. */

/** The word for it, in the languages that agent files are written in; the source of an expression without regard to case. */
export const EXAMPLE_WORD =
  'examples?|exemplos?|exemples?|ejemplos?|beispiele?|esempi[oi]?|przykład[a-z]*|пример[а-я]*|ví dụ|示例|示範|范例|範例|例|예시';

/** When a finding names what a mutation of the lint benchmark broke. */

/**
 * What a tool says of one thing. `marks`: the whole texts that it sets apart (files, claims, targets, what stands in code marks);
 * absent where all there is is a line of a report.
 * @typedef {{ text: string, marks?: readonly string[] }} Said
 */

/**
 * A part of a longer name or path is another thing: `main` is not named by `src/main.ts`. Where a tool sets names apart, one of those has to
 * be the name, or a target that ends with it as a symbol (`src/main.ts#main`); in a line of a report it has to be a whole word.
 * What else a mutation has a finding say stands anywhere in it, as a whole word too.
 * @param {Said} said
 * @param {{ names?: readonly string[], says?: readonly string[] }} wanted
 */
export function isNamed({ text, marks }, { names = [], says = [] }) {
  const isSetApart = (name) => marks.some((mark) => mark === name || mark.endsWith(`#${name}`));
  return (
    names.every((name) => (marks ? isSetApart(name) : holds(text, name))) && says.every((word) => holds(text, word))
  );
}

/** A finding of `lintel lint --json` as what it says. Lines and columns may move with the text. */
export function saidBy({ rule, file, claim = '', target = '', message, related = [] }) {
  const sentences = [message, ...related.map((place) => `${place.file} ${place.message}`)];
  return {
    text: [rule, file, claim, target, ...sentences].join(' · '),
    marks: [file, claim, target, ...sentences.flatMap(codeSpans)].filter((mark) => mark !== ''),
  };
}

function codeSpans(sentence) {
  return [...sentence.matchAll(/`([^`]+)`/g)].map(([, span]) => span);
}

/** Whether a text holds a word that neither goes on as a name or a path, nor ends one. A path may begin further out. */
function holds(text, word) {
  const exact = word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\w@-])${exact}(?![\w/-]|\.\w)`).test(text);
}

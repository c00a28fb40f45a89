/** Sentences behind "Supersedes 3" that leave a part of 3 in force: "Writes still follow it." Which decision 3 is, others know. */

/**
 * With a full stop in front, the first sentence of `text` by which the decision that `ref` names goes on in part, '' where none does. A reason ("The old way was slow"), a
 * date and another relation take nothing back, and fields and rows of tables speak of something else. No list has every such
 * word; one too many costs no more than that agents get both decisions.
 */
export function takenBack(text: string, ref: string): string {
  const prose = text
    .split('\n')
    .map((line) => (OTHER_LINE.test(line) ? '' : line.replace(/\[[^[\]]*\](?=\()/g, '[]')))
    .join('\n');
  const sentences = prose.split(/(?<=[.!?;])\s+|\n\s*\n/).map((sentence) => sentence.replace(/^[\s\W]+/, '').trim());
  return (
    sentences.find(
      (sentence) =>
        !RELATION.test(sentence) && (GOES_ON.test(sentence) || IS_GONE.test(sentence) || isObeyed(sentence, ref)),
    ) ?? ''
  );
}

/** A row, a reference in a list, and a field: `Applies to: …`. "Note:" is none, as it may say anything. */
const OTHER_LINE =
  /^[\s>]*(?:\||[-*+]\s+(?:\[|ADR\b|\d)|(?:[-*+]\s+)?(?:\*\*|__)?(?!note|scope|caveat|exception|exempt|limit|remark)[A-Z][\w -]{1,30}(?:\*\*|__)?:)/i;
const RELATION = /^(?:super[cs]ed|replace|amend|extend|refine|relate|depends|see\b|builds)/i;
const GOES_ON =
  /\b(?:still|stays?|remain(?:s|ing)?|holds?|keeps?|continues?|only|except(?:ions?|ing)?|exempt(?:ed)?|unchanged|unaffected|untouched|in force|valid|unless|until|partial(?:ly)?|partly|in part|the rest|goes? on|for now)\b/i;

/** "It was deleted in 2023": then its file need not be here. */
const IS_GONE =
  /^(?:it|(?:the|that|this|its) (?:old |former )?(?:file|record|decision|text|document|page|adr|one))(?: (?:itself|has|had|have|been|is|was|since|now|later|already|long))+ (?:deleted|removed|lost|gone|withdrawn|dropped)\b/i;

/** "Writes follow ADR-1", "ADR-1 applies to writes". */
function isObeyed(sentence: string, ref: string): boolean {
  return /\b(?:follows?|appl(?:y|ies)|uses?|obeys?|under)\b/i.test(sentence) && sentence.includes(ref);
}

/**
 * A decision that speaks of itself by its number or name: "ADR 12 was superseded by 14" within 12 says what "This ADR was"
 * says. Told of another decision the same sentence is none of its own business, which relations.ts knows.
 */
import { idOfDecision } from '../decision-place.ts';

/** Words with the own name of the decision in `file` as `it`, wherever that is the subject of a relation; as long as before, so that places stay true. */
export function ownNameAsIt(file: string, number: string | undefined): (words: string) => string {
  let subject: RegExp | undefined;
  return (words) => {
    // Most words relate nothing, and need no pattern.
    if (!/super[cs]ede|replace/i.test(words)) return words;
    subject ??= subjectOf(ownNames(file, number));
    return words.replace(subject, (found) => 'it'.padEnd(found.length));
  };
}

/** Patterns of the names of the decision in `file`; `number` is that of its heading. */
function ownNames(file: string, number: string | undefined): readonly string[] {
  const id = idOfDecision(file);
  const inName = /^(?:adr[-_ ]?)?(\d{1,6}[a-z]?)(?![A-Za-z\d])/i.exec(id)?.[1];
  // Of a file by date the first digits are a year.
  const isDated = /^\d{4}-\d{2}-\d{2}|^\d{8}/.test(id);
  const own = number ?? (isDated ? undefined : inName);
  return [
    `${escaped(id)}(?:\\.(?:md|rst))?`,
    ...(own === undefined ? [] : [`(?:(?:ADR|decision|record)[-_ #]*|#)?0*${escaped(own.replace(/^0+(?=\d)/, ''))}`]),
  ];
}

const AUXILIARIES =
  '(?:\\s+(?:is|was|has|have|had|been|being|now|also|later|then|since|itself|hereby|fully|entirely|already))*';

function subjectOf(names: readonly string[]): RegExp {
  const named = `(?:${names.join('|')})`;
  const written = `[\`*_]*(?:\\[${named}\\](?:\\([^()]*\\))?|${named})[\`*_]*`;
  return new RegExp(`(?<![\\w./§#-])${written}(?=${AUXILIARIES}\\s+(?:super[cs]ede[sd]|replace[sd])\\b)`, 'gi');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * Whether the sentence around a command says that what it names is still to come, or the text beside it shows the error of its absence: "Planned: …", "once `@acme/billing`
 * lands", "No projects matched the filters". It is asked of packages that are not here, where such words explain it. Of a script, "once it is merged" may
 * speak of anything. It judges no claim.
 */
import type { Body } from '../../model.ts';
import { sentenceAround } from './attempts.ts';
import { PLAN_LABEL } from './plan-labels.ts';
import { blockAt, readingOf } from './reading.ts';

/** True where a package `name` that the text names at `offset` is plainly not there yet, or not found on purpose. */
export function isPackageToCome(body: Body, offset: number, name: string): boolean {
  const block = blockAt(readingOf(body), offset)?.block ?? { start: offset, end: offset };
  const words = body.text.slice(Math.max(block.start, offset - REACH), Math.min(block.end, offset + REACH));
  // What a manager prints stands behind its command: in a comment, or in a fence of its own.
  if (NOT_FOUND.test(words) || NOT_FOUND.test(body.text.slice(offset, offset + PRINTED))) return true;
  const around = sentenceAround(readingOf(body), block, { start: offset, end: offset });
  const isFence = /^\s*(?:`{3}|~{3})/.test(words);
  const sentence = isFence ? remarkOf(body, offset) : body.text.slice(around.start, around.end);
  return PLANNED.test(sentence) || WILL_BE.test(sentence) || landings(sentence).some((clause) => isOf(clause, name));
}

/** Words further away belong to something else. */
const REACH = 600;

/** As far behind a command as what it prints is looked for. */
const PRINTED = 300;

/** What managers print where no package is called so (pnpm 9, npm 10, yarn 4, bun 1.1). */
const NOT_FOUND =
  /\bno (?:projects|packages|workspaces?) (?:matched|found|match)\b|\b(?:unknown|no such) workspace\b|\bworkspace (?:["'`]?[^\s"'`]*["'`]? )?not found\b|\bERR_PNPM|\bnpm ERR!/i;

/** The comment behind a command of a fence. */
function remarkOf({ text }: Body, offset: number): string {
  const [line = ''] = text.slice(offset).split('\n', 1);
  return /\s#\s*(.*)$/.exec(line)?.[1] ?? '';
}

/** A label in front: "Planned: …", "**Soon** — …". */
const PLANNED = new RegExp(
  String.raw`^[\s>|*_+\d.)[\]-]*(?:${PLAN_LABEL})\b[\s*_]*[:：—–(-]|^[\s>*_-]*(?:计划|予定)`,
  'i',
);

const WILL_BE =
  /\b(?:we|there|you) (?:will|shall|are going to|plan to|want to) (?:then |soon |later |also )?(?:have|be|get|add)\b|\bwill (?:be added|come later|land|exist|follow)\b|\bwird es\b.*\bgeben\b/i;

/** "Once it lands", "as soon as the package is merged", "until `@acme/billing` exists". */
function landings(sentence: string): readonly string[] {
  return [...sentence.matchAll(LANDING)].map(([clause]) => clause);
}

const LANDING =
  /(?<![\p{L}])(?:once|when|as soon as|after|until|till|before|sobald|wenn|bis|dès que|quand|cuando|quando)(?![\p{L}])[^.;:!?|]{0,80}?(?<![\p{L}])(?:lands?|landed|exists?|arrives?|ships?|shipped|(?:is|are|was|has been|gets) (?:there|in|here|merged|added|created|ready|published|done|in place|available|split (?:out|off)|extracted)|da ist|fertig ist|existiert|gemergt ist|existe|exista|est là|esté)(?![\p{L}])/giu;

/** True for a clause about the package, by its name or by what stands for it: a pull request or a server may be ready as well. */
function isOf(clause: string, name: string): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const words = clause.toLowerCase().split(/[^\p{L}\p{N}_-]+/u);
  return words.includes(last) || STANDS_FOR_IT.test(clause);
}

const STANDS_FOR_IT =
  /\b(?:it|this|that|they|es|sie)\b|\b(?:the|that|this|our) (?:new )?(?:[\w-]+ )?(?:package|workspace|module|library|lib)\b/i;

/**
 * Whether what stands over a command or a name, or beside it, gives it to another repository: "In acme/site:" above a list or a fence, the heading
 * "acme/site", a remark `# in acme/site`, a column "Repository". Two words with a slash may be a folder, or two words, so that the tree is asked.
 */
import type { Claim, Facts } from '../../model.ts';
import { lastSegment } from '../../path.ts';
import { isKnown, withSuffix, type Tree } from '../../tree.ts';
import { lineOf } from '../words/line-of.ts';
import { offsetOf } from '../words/nearby.ts';
import { remarkAbove } from '../words/remarks.ts';
import { rowAt } from '../words/tables.ts';
import { titlesOver } from '../words/titles.ts';
import { bodyOf, type Evidence } from './evidence.ts';

/** True when the words around the claim name a repository that is not this one. */
export function isGivenToRepository(claim: Claim, evidence: Evidence): boolean {
  const { world, tree } = evidence;
  const names = [...namesOver(claim, evidence), ...namesBeside(claim, evidence)];
  return names.some((name) => isOther(name, { tree, facts: world.facts }));
}

function namesOver(claim: Claim, { world: { texts } }: Evidence): readonly string[] {
  const { headings = [], items = [], paragraph = '' } = titlesOver(texts, claim) ?? {};
  // The title of a page most often is the repository that it is of.
  const titles = headings.slice(1).flatMap((heading) => [...named(WHOLE, heading), ...named(PLACED, heading)]);
  const leads = [...items, paragraph].filter((each) => /[:：][\s*_]*$/.test(each));
  return [...titles, ...items.flatMap((item) => named(WHOLE, item)), ...leads.flatMap((lead) => namesLeading(lead))];
}

function namesLeading(lead: string): readonly string[] {
  const [sentence = lead] = lead.split(/[.!?]\s/).slice(-1);
  return [...named(WHOLE, sentence), ...named(PLACED, sentence)];
}

function namesBeside(claim: Claim, evidence: Evidence): readonly string[] {
  if (claim.how === 'fence')
    return remarksOf(claim, evidence).flatMap((each) => [...named(WHOLE, each), ...named(PLACED, each)]);
  const body = bodyOf(claim, evidence);
  const offset = body && offsetOf(body, claim);
  if (body === undefined || offset === undefined) return [];
  const cells = rowAt(body, offset).flatMap(({ heading, text }) =>
    OF_REPOSITORIES.test(heading) ? named(WHOLE, text) : [],
  );
  const line = lineOf(evidence.world.texts, claim.file, claim.line) ?? '';
  return [...cells, ...named(SEE, line.slice(claim.column - 1))];
}

/** The remark behind a command of a fence, and the one above it. */
function remarksOf({ file, line }: Claim, { world: { texts } }: Evidence): readonly string[] {
  const own = /\s#+\s*(.*)$/.exec(lineOf(texts, file, line) ?? '')?.[1] ?? '';
  const above = remarkAbove((at) => lineOf(texts, file, at), line);
  return above === undefined ? [own] : [own, above];
}

const NAME = String.raw`[*_\`]*([A-Za-z\d][\w-]*\/[A-Za-z\d][\w.-]*\w)[*_\`]*`;
const END = String.raw`(?=[\s*_\`]*(?:[,:;)(]|\.?$|\.\s))`;

/** A repository, and nothing else but a word of place. */
const WHOLE = new RegExp(
  String.raw`^[\s*_\`]*(?:(?:only )?(?:in|from|of|see|for|repo(?:sitory)?|project)[\s:]+)?(?:the )?${NAME}(?: repo(?:sitory)?)?[\s*_\`:.]*(?:\([^()]*\)[\s:]*)?$`,
  'gi',
);

const PLACED = new RegExp(String.raw`\b(?:in|from|of)\s+${NAME}${END}`, 'gi');

/** "`x` — see acme/site". */
const SEE = new RegExp(String.raw`\s(?:—|–|--|\|)\s+(?:see|only in|lives in)\s+${NAME}${END}`, 'gi');

const OF_REPOSITORIES = /^\W*(?:repo(?:sitory)?|project|codebase|code ?base|owner|where|lives in|in|source)\W*$/i;

const LINK = /\[([^\][]*)\]\([^()]*\)/g;

function named(pattern: RegExp, words: string): readonly string[] {
  return [...words.replace(LINK, '$1').matchAll(pattern)].map(([, name = '']) => name);
}

/** No folder here begins so, no package here is called so, and it is no pair of words: "In dev/prod:". */
function isOther(name: string, { tree, facts }: { readonly tree: Tree; readonly facts: Facts }): boolean {
  const [owner = '', last = ''] = name.split('/');
  if (PAIRED.test(owner) || PAIRED.test(last) || name === name.toUpperCase()) return false;
  if (isKnown(tree, owner) || withSuffix(tree, name).length > 0 || withSuffix(tree, owner).length > 0) return false;
  const own = facts.project.packages.find(({ dir }) => dir === '')?.name ?? '';
  return lastSegment(own).toLowerCase() !== last.toLowerCase() && own !== `@${name}`;
}

/** Words that people join by a slash, and the first folders of many trees. */
const PAIRED =
  /^(?:dev|development|prod|production|staging|preview|tests?|testing|local|ci|cd|clients?|servers?|front-?end|back-?end|builds?|lint|format|read|write|input|output|and|or|unit|e2e|src|lib|libs|app|apps|packages?|docs?|scripts?|tools?|services?|macos|linux|windows|unix|mac|wsl|bash|zsh|sh|node|npm|pnpm|yarn|bun|js|ts|html|css|json|yaml|dist|public|config|components?|utils?|create|update|delete|add|remove|start|stop|on|off|yes|no|main|master|feature|features|release|releases|hotfix|fix|chore)$/i;

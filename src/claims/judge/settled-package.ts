/**
 * Whether a lock has settled which package a command means. "`pnpm test`" may be typed in any package that has the script, unless somebody
 * vouched for it while it ran that of the folder whose guide it stands in, and it stands in a plain list of commands: words have countless ways
 * to send a reader elsewhere ("Go to `apps/web`", "in the one you touched", "in jedem Paket"), and only one to say nothing of it.
 */
import type { Claim, PackageFacts } from '../../model.ts';
import { folderOf, lastSegment } from '../../path.ts';
import type { ScriptCall } from '../shell/command.ts';
import { bodyOf, type Evidence } from '../world/evidence.ts';
import { allPackages } from '../world/known-packages.ts';
import { lockedAs, sinceLock } from '../world/locked-words.ts';
import { lineOf } from '../words/line-of.ts';
import { statementOf } from '../words/nearby.ts';
import { titlesIn, titlesOver, type Titles } from '../words/titles.ts';
import { hasScript, scriptTarget } from './judge-script.ts';

/** A call, and the packages around the text that it stands in. */
export interface SettledCall {
  readonly call: ScriptCall;
  readonly packages: readonly PackageFacts[];
}

/**
 * Whether the lock saw the call run the script of the folder that the text guides: `named` where the words say that it is typed at the root,
 * `listed` where nothing around it speaks of another place.
 */
export function settledBy(
  claim: Claim,
  { call, packages }: SettledCall,
  evidence: Evidence,
): 'named' | 'listed' | undefined {
  const owner = packages.find(({ dir }) => dir === guidedFolder(claim, evidence));
  // Yarn finds a script with a colon in whatever workspace alone has it (https://yarnpkg.com/features/workspaces, "Global scripts").
  if (owner === undefined || (call.manager === 'yarn' && call.script.includes(':'))) return undefined;
  if (lockedAs(claim, evidence)?.target !== scriptTarget(owner.manifest, call.script)) return undefined;
  // Between new words it may be another command.
  if (sinceLock(claim, evidence) !== 'same') return undefined;
  if (owner.dir === '' && isAtRoot(claim, evidence)) return 'named';
  return isPlainlyListed(claim, call, evidence) ? 'listed' : undefined;
}

/** "From the repository root: `npm test`", `npm --prefix . test`, and what stands below `## Root`. */
function isAtRoot(claim: Claim, evidence: Evidence): boolean {
  const { texts } = evidence.world;
  if (/\s(?:-C|--prefix|--cwd|--dir)[ =]\.\/?(?=\s)/.test(claim.text)) return true;
  const over = titlesOver(texts, claim);
  const body = bodyOf(claim, evidence);
  if (over === undefined || body === undefined) return false;
  const { text } = statementOf(body, claim);
  const words = [text, ...over.items, ...over.headings.slice(-1), ...(claim.how === 'fence' ? [over.paragraph] : [])];
  return words.some((each) => AT_ROOT.test(each)) && !words.some((each) => /\b(?:each|every|any|not)\b/i.test(each));
}

const AT_ROOT =
  /\b(?:from|at|in|to) (?:the |its |our |your )?(?:[\w-]+ ){0,2}root\b|\(root\)|\brev-parse --show-toplevel\b|^\W*(?:(?:repo(?:sitory)?|monorepo|workspace|project) )?root\W*(?:$|[:|])|\|\s*root\s*\|/im;

/** The folder of an agent file that is loaded for all of it, or the root for the note on the project. */
function guidedFolder(claim: Claim, { notes }: Evidence): string | undefined {
  if (notes.get(claim.file)?.note.kind === 'project') return '';
  return GUIDES.test(claim.file) ? folderOf(claim.file).replace(/(?:^|\/)\.github$/, '') : undefined;
}

const GUIDES =
  /(?:^|\/)(?:(?:AGENTS|CLAUDE|GEMINI)(?:\.local)?\.md|\.cursorrules|\.windsurfrules|\.github\/copilot-instructions\.md)$/;

function isPlainlyListed(claim: Claim, call: ScriptCall, evidence: Evidence): boolean {
  const { texts } = evidence.world;
  const titles = texts && titlesIn(texts).get(claim.file);
  const over = titles?.[claim.line - 1];
  const row = lineOf(texts, claim.file, claim.line);
  const body = bodyOf(claim, evidence);
  if (over === undefined || row === undefined || body === undefined || TYPED_IN_EACH.test(body.text)) return false;
  const { headings, items, paragraph, head } = over;
  const [, ...inner] = headings;
  if (![...inner, ...items, paragraph, head].every(isPlainTitle)) return false;
  const owners = [...folderNames(call, evidence)];
  const title = headings[0] ?? '';
  if (namesOne(title, owners) || OF_PARTS.test(title) || !isPlainRow(row, claim, { call, owners })) return false;
  return sectionAround(claim, titles ?? [], texts).every((line) => !leadsElsewhere(line, owners));
}

/** "Run these commands in the folder of the package". */
const TYPED_IN_EACH =
  /\b(?:run|runs|running|execute|commands?|scripts?)\b[^.\n]{0,60}\b(?:in|from|inside|within|per|for)\s+(?:(?:the|each|every|an?|any|its|your|that|their|all)\s+)?(?!root\b)(?:(?!root\b)[\w-]+\s+){0,2}(?:packages?|workspaces?|apps?|folders?|director(?:y|ies)|modules?)\b/i;

/** Words of parts of a repository, of which each may have the script. */
const OF_PARTS =
  /\b(?:each|every|any|per|individual|single|specific|respective|within|inside|packages?|workspaces?|folders?|director(?:y|ies)|modules?|apps?|services?|examples?|projects?|librar(?:y|ies)|sites?|front-?end|back-?end|clients?|servers?|web|api|where|which\w*|sub-?\w+|cd)\b/i;

/** A heading, a label, or the head of a table that names nothing but commands and what they are for. */
function isPlainTitle(title: string): boolean {
  return (title.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => PLAIN.has(word.toLowerCase()));
}

const PLAIN = new Set(
  (
    'a and at available basic before build building builds check checking checks ci code command commands commit committing common daily dev ' +
    'description development does environment essential everyday format formatting from gates getting guide how install installation ' +
    'instructions it key lint linting local main mode npm bun pnpm yarn of or overview purpose quality quick quickstart reference release releasing repo ' +
    'repository root run running script scripts set setup start started tasks test testing tests the to tooling type types typecheck ' +
    'typechecking usage use useful validation verification verify what when workflow workflows you your'
  ).split(' '),
);

interface Listed {
  readonly call: ScriptCall;
  /** What the packages are called that have the script, in small letters. */
  readonly owners: readonly string[];
}

/** An item or row that says what the script is for, by its own word, or a line of a fence. */
function isPlainRow(row: string, { text }: Claim, { call, owners }: Listed): boolean {
  if (STEP.test(row)) return false;
  const words = row.includes('`') ? row.replace(/`[^`]*`/g, ' ') : row.replace(text, ' ');
  if (OF_PARTS.test(words) || namesOne(words, owners)) return false;
  const isFenced = !row.includes('`') && row.trim().replace(/^\$ /, '').startsWith(text);
  const [stem = ''] = call.script.toLowerCase().split(/[:_-]/);
  return isFenced || (/^\s*(?:[-*+]\s|\|)/.test(row) && words.toLowerCase().includes(stem));
}

/** One of several steps, of which another may say where. */
const STEP = /^\s*(?:[-*+]\s+)?(?:\d+|[a-z])[.)]\s|^\s*\|\s*\d+\s*\|/i;

/** The lines below the same heading. */
function sectionAround(
  { file, line }: Claim,
  titles: readonly Titles[],
  texts: ReadonlyMap<string, string> | undefined,
): readonly string[] {
  const pathOf = (at: number): string | undefined => titles[at]?.headings.join('\n');
  const section = pathOf(line - 1);
  return titles.flatMap((_, at) => {
    // A heading stands below the one above it, and opens another section.
    const isOfSection = pathOf(at) === section && (pathOf(at + 1) ?? section) === section;
    return isOfSection ? (lineOf(texts, file, at + 1) ?? []) : [];
  });
}

/** Whether a line sends its reader to another folder for what comes behind it; a call that names its own folder does not. */
function leadsElsewhere(line: string, owners: readonly string[]): boolean {
  if (/&&|;|--filter\b|--prefix\b|--cwd\b|--workspace\b|\s-[CFw]\s/.test(line)) return false;
  return /(?:^|[\s`])(?:cd|pushd|Set-Location|Push-Location)\s/.test(line) || namesOne(line, owners);
}

function namesOne(words: string, names: readonly string[]): boolean {
  const said = words.toLowerCase().match(/[\w.-]+/g) ?? [];
  return said.some((word) => names.includes(word));
}

/** What the packages with the script are called, by folder and by name. */
function folderNames({ script }: ScriptCall, evidence: Evidence): readonly string[] {
  const owners = allPackages(evidence).filter((each) => hasScript(each, script));
  return owners.flatMap(({ dir, name = '' }) =>
    [dir, name].flatMap((each) => (each === '' ? [] : lastSegment(each).toLowerCase())),
  );
}

/**
 * Whether the commands of a section run in a project that its text begins outside of the repository: "create a folder elsewhere and run `npm init`", `mkdir /tmp/x && cd /tmp/x &&
 * npm init -y`. What is typed further down the same chapter is typed there, until the text leads back; what scripts such a project has, nobody here knows. It judges no claim.
 */
import type { Body } from '../../model.ts';
import { headingsAbove } from '../words/outline.ts';
import { isSaidElsewhere } from '../words/orders.ts';

/** True for what stands at `start`, below the lines `above` of its own fence. */
export function isInPlayground(body: Body, start: number, above: string): boolean {
  const headings = headingsAbove(body, start);
  const chapter = headings.findLast(({ depth }) => depth > 1) ?? headings[0];
  const from = Math.max(chapter?.start ?? 0, start - REACH);
  const text = `${body.text.slice(from, start)}\n${above}`;
  const begun = [...text.matchAll(BEGUN)].at(-1);
  if (begun === undefined) return false;
  const behind = text.slice(begun.index + begun[0].length);
  if (BACK.test(behind)) return false;
  const before = text.slice(0, begun.index);
  // Where the text led away before and came back, the project is begun here.
  const away = before.slice([...before.matchAll(BACK_AGAIN)].at(-1)?.index ?? 0);
  const [, sentence = ''] = /^([^\n]*)/.exec(behind) ?? [];
  if (isLedIntoIt(begun[0], behind) || MADE_FOLDER.test(away)) return true;
  return isSaidElsewhere(away + sentence) || OUTSIDE.test(away + sentence) || LEFT.test(away);
}

/** `npx create-vite demo`, `cd demo`: a folder that the text makes is none of the repository's packages. */
function isLedIntoIt(command: string, behind: string): boolean {
  const [, folder = ''] = /(?:^|[\n`;&|])[\s$>\d.*+-]*cd\s+["']?(?:\.\/)?([\w.-]+)/.exec(behind) ?? [];
  return folder !== '' && command.split(/\s+/).includes(folder);
}

const MADE_FOLDER = /\bmkdir\s+(?:-p\s+)?["']?(?:\.\/)?([\w./-]+)["']?[^]*?\bcd\s+["']?(?:\.\/)?\1(?![\w/-])/;

/** As far above a command as its project may be begun. */
const REACH = 4_000;

/** A line that begins a project in an empty folder, or makes one from a template. */
const BEGUN =
  /(?:^|[\n`;&|($])[\s$>]*(?:npm|pnpm|yarn|bun) (?:init|create)\b[^\n`]*|\b(?:npx|bunx|pnpm dlx|yarn dlx) (?:-y |--yes )?create-[^\n`]*(?=[^]*\bcd\s)/g;

const OUTSIDE =
  /\b(?:outside(?: of)? (?:of )?(?:the|this|our|your|any) (?:[\w-]+ )?(?:repo(?:sitory)?|monorepo|workspace|checkout|clone|tree|project)|somewhere(?: else)?|(?:another|different|separate|own|scratch|temp(?:orary)?|throw-?away|empty|new|fresh) (?:[\w-]+ )?(?:folder|director(?:y|ies)|dir|place|location)|anderswo|außerhalb|leere[nrs]? (?:Ordner|Verzeichnis)|ailleurs|en dehors|dossier vide|fuera d|otra carpeta|carpeta vacía)/i;

/** A folder outside of the repository that is made or gone into. */
const LEFT =
  /\b(?:cd|pushd|mkdir(?: -p)?|git init(?: -q)?)\s+["']?(?:\/|~|\.\.(?:\/|\s)|\$(?!\())|\$\(mktemp\b|\bmktemp -d\b/;

const BACK =
  /\b(?:back|return(?:s|ing)?)\b[^.\n]{0,40}\b(?:repo(?:sitory)?|monorepo|root|workspace|checkout|clone|here)\b|\b(?:in|from|at) (?:this|our) (?:repo(?:sitory)?|monorepo|workspace)\b|\b(?:in|from|at) the (?:repo(?:sitory)?|monorepo|workspace|project)(?: root|['’]s root)?\b|(?:^|[\n`;&])\s*(?:cd -(?:\s|$)|popd\b)|\b(?:im|ins) (?:Repo(?:sitory)?|Wurzel)/im;

const BACK_AGAIN = new RegExp(BACK.source, 'gim');

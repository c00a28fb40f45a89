/**
 * The paths and scripts that agent files of people name: by links, code spans, and what shell fences call. Their
 * authors did not write for lintel, so what such a path is worth is judged more carefully than in a note.
 */
import type { AgentFile, Claim, Piece } from '../../model.ts';
import { folderOf, joinPath } from '../../path.ts';
import { isTakenBack, proseOfSentence } from '../words/clause.ts';
import { namedByCommands, pathOfArgument } from '../shell/file-arguments.ts';
import { claimsOfFence, findLinkClaims, placeOfLink, scriptsInCode } from './find.ts';
import { isGivenAsExample } from '../words/led-in.ts';
import { isLabelOnly } from '../words/link-label.ts';
import { openClaims, speaksOfAddresses } from './open-claims.ts';
import { codeGlob, documentGlob, literalPath, rootedFolder, rootedPath } from '../words/path-text.ts';
import { isSetUpByText } from '../shell/set-up.ts';

/** Every path and script that the file claims to be there, in the order of the text for each kind. */
export function findAgentClaims(agent: AgentFile): readonly Claim[] {
  const { body, within } = agent;
  // The links of a template lead to what will stand beside its copies.
  const links =
    within === '' ? [...findLinkClaims(agent), ...body.pieces.flatMap((each) => loadedBy(agent, each))] : [];
  const others = body.pieces.flatMap((piece): readonly Claim[] => {
    if (piece.kind === 'code') return claimsOfCode(agent, piece);
    // The scripts of a template are those of what it will grow into.
    const claims = piece.kind === 'fence' ? claimsOfFence(agent, piece) : [];
    return within === '' ? claims : claims.filter(({ kind }) => kind === 'path');
  });
  return [...links, ...others];
}

/** What a client follows by itself: the imports of a text, and links to its own headings. */
function loadedBy(agent: AgentFile, piece: Piece): readonly Claim[] {
  const { file, body } = agent;
  const place = { file, line: piece.line, column: piece.column, kind: 'path', how: 'link' } as const;
  if (piece.kind === 'link' && /^#./.test(piece.url)) {
    if (isTakenBack(body, piece, 'link')) return [];
    return [{ ...place, ...placeOfLink(body, piece), text: piece.url, target: file }];
  }
  const written = piece.kind === 'mention' ? importedPath(agent, piece) : undefined;
  const target = written === undefined ? undefined : joinPath(folderOf(file), written);
  if (written === undefined || target === undefined || isTakenBack(body, piece, 'link')) return [];
  return [{ ...place, text: written, target, isLoaded: true }];
}

/** The page that a line imports: what stands in a sentence may be a handle, or an example. */
function importedPath(agent: AgentFile, { start, end }: Piece): string | undefined {
  if (!hasImports(agent)) return undefined;
  const { text } = agent.body;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const [, written] = /^\s*(?:[-*+]\s+)?@((?:[\w.-]+\/)*[\w.-]+\.md)\s*$/.exec(line) ?? [];
  // Everybody's own: who has none loads none.
  return written?.endsWith('.local.md') ? undefined : written;
}

/** Whether clients follow the imports of the file: by any of the names under which they see it. */
export function hasImports(agent: AgentFile): boolean {
  return agent.isImported === true || isImporting(agent);
}

function isImporting({ file, alsoSeenAs = [] }: AgentFile): boolean {
  return [file, ...alsoSeenAs].some((name) => IMPORTING.test(name));
}

/** Clients that expand `@path`, by the name of their file (docs/clients.md). */
const IMPORTING = /(?:^|\/)(?:CLAUDE|GEMINI)\.md$/;

/**
 * The agent files, with those marked that others of them import, where clients follow one import out of another `depth` times: those
 * of the last are followed no more. Pages that are no agent files are not read, nor what they import.
 */
export function withImports<Agent extends AgentFile>(agents: readonly Agent[], depth: number): readonly Agent[] {
  const byFile = new Map(agents.map((agent) => [agent.file, agent]));
  const reached = new Set<string>();
  let open: readonly AgentFile[] = agents.filter((agent) => agent.within === '' && isImporting(agent));
  for (let hop = 1; hop < depth && open.length > 0; hop++) {
    const targets = new Set(open.flatMap((agent) => importsOf({ ...agent, isImported: true })));
    open = [...targets].flatMap((path) => (reached.has(path) ? [] : (byFile.get(path) ?? [])));
    for (const { file } of open) reached.add(file);
  }
  return agents.map((agent) => (reached.has(agent.file) ? { ...agent, isImported: true } : agent));
}

/** The repository paths that an agent file imports. */
function importsOf(agent: AgentFile): readonly string[] {
  return agent.body.pieces.flatMap((piece) => {
    const written = piece.kind === 'mention' ? importedPath(agent, piece) : undefined;
    return written === undefined ? [] : (joinPath(folderOf(agent.file), written) ?? []);
  });
}

function claimsOfCode(agent: AgentFile, piece: Extract<Piece, { kind: 'code' }>): readonly Claim[] {
  const claims = [...pathsOfCode(agent, piece), ...(agent.within === '' ? scriptsOfCode(agent, piece) : [])];
  return claims.filter((claim) => !isLabelOnly(agent.body, piece, claim));
}

function scriptsOfCode({ file, body }: AgentFile, piece: Extract<Piece, { kind: 'code' }>): readonly Claim[] {
  const found = piece.value.includes('{{') ? [] : scriptsInCode(piece.value);
  const calls = found.filter(({ target }) => !isSetUpByText(body, { target, start: piece.start, above: '' }));
  if (calls.length === 0 || isTakenBack(body, piece, 'command')) return [];
  return calls.map((call) => ({ file, line: piece.line, column: piece.column, ...call, how: 'code' }));
}

function pathsOfCode({ file, body }: AgentFile, piece: Extract<Piece, { kind: 'code' }>): readonly Claim[] {
  const found: readonly FoundPath[] = [
    ...claimsIn(piece.value, () => proseOfSentence(body, piece)),
    ...openClaims(body, piece),
  ];
  // What has no ending is a folder, or read as one: more is said of where it will be than of where it is.
  const subject = found.some(({ target }) => !/\.\w+$/.test(target)) ? 'folder' : 'file';
  if (found.length === 0) return [];
  const shown = { ...(isGivenAsExample(body, piece) && { isExample: true as const }) };
  const place = { file, line: piece.line, column: piece.column, kind: 'path', how: 'code', ...shown } as const;
  if (!isTakenBack(body, piece, subject)) return found.map((claim) => ({ ...place, ...claim }));
  // "Add a page in `examples/shop/`" forbids nothing: what it names may as well be there, or be gone.
  if (!isTakenBack(body, piece, 'path')) return found.map((claim) => ({ ...place, ...claim, isToBeMade: true }));
  // "Generated, do not edit" is said of files that git tracks as well.
  const isPath = subject === 'file' && found.every(({ target, isGlob }) => target.includes('/') && !isGlob);
  if (!isPath || isTakenBack(body, piece, 'tracked')) return [];
  return found.map((claim) => ({ ...place, ...claim, isMade: true }));
}

type FoundPath = Pick<Claim, 'text' | 'target' | 'isGlob' | 'span' | 'isStart' | 'isMade'>;

/** The link of a Cursor rule, which somebody put in code: no client follows it, and it names its file all the same. */
const CURSOR_LINK = /^\[[^\][\n]+\]\(mdc:([^()\s]+)\)$/;

/** Words of a sentence that says how links are written. */
const ON_LINKS =
  /\b(?:link(?:s|ed|ing)?|format(?:s|ted|ting)?|syntax|notation|markdown|written|write|writing|e\.g\.|example|cit(?:e|es|ing|ation)|instead|like|style|references? (?:to|other|files?|rules?))\b/i;

function claimsIn(value: string, prose: () => string): readonly FoundPath[] {
  if (value.includes('{{')) return [];
  const text = value.trim();
  const [, written] = CURSOR_LINK.exec(text) ?? [];
  if (written !== undefined) {
    const linked = literalPath(written);
    return linked === undefined || ON_LINKS.test(prose()) ? [] : [{ text: written, target: linked }];
  }
  const path = literalPath(text) ?? rootedPath(text);
  if (path !== undefined) return [{ text, target: path }];
  const folder = rootedFolder(text);
  if (folder !== undefined) return speaksOfAddresses(prose()) ? [] : [{ text, target: folder }];
  const glob = codeGlob(text) ?? documentGlob(text);
  if (glob !== undefined) return [{ text, target: glob, isGlob: true }];
  return namedByCommands(text).map(pathOfArgument);
}

/**
 * Files that a sentence imports, "**Schema**: see @functions/src/schema.ts", and the repository lacks. Clients that expand `@path` do so
 * in any line; whether somebody meant the file is not as plain there as on a line of its own, where a handle or a package may stand too.
 */
import type { AgentFile, Claim, Piece } from '../../model.ts';
import { folderOf, joinPath } from '../../path.ts';
import { hasImports } from './agent-claims.ts';
import { isTakenBack } from '../words/clause.ts';
import { isGivenAsExample } from '../words/led-in.ts';
import { literalPath } from '../words/path-text.ts';
import { isKnown, withSuffix, type Tree } from '../../tree.ts';

/** What sentences import that is not there. */
export function findMentionedClaims(agent: AgentFile, tree: Tree): readonly Claim[] {
  if (agent.within !== '' || !hasImports(agent)) return [];
  const { file, body } = agent;
  return body.pieces.flatMap((piece): readonly Claim[] => {
    const text = piece.kind === 'mention' ? fileIn(piece.value) : undefined;
    if (text === undefined || !isFollowed(body.text, piece) || isThere(text, file, tree)) return [];
    if (isTakenBack(body, piece, 'file') || isGivenAsExample(body, piece)) return [];
    const target = joinPath(folderOf(file), text) ?? text;
    return [{ kind: 'path', file, line: piece.line, column: piece.column, how: 'link', text, target }];
  });
}

/** A file in a folder. `@someone.md` may be a handle, `@acme/chart.js` is a package. */
function fileIn(mention: string): string | undefined {
  const [, text = ''] = /^@((?:[\w-][\w.-]*\/)+[\w-][\w.-]*\.\w+)$/.exec(mention) ?? [];
  if (!ENDING.test(text) || /^[^/]+\/[^/]+\.js$/.test(text)) return undefined;
  return literalPath(text) === text ? text : undefined;
}

const ENDING = /\.(?:[cm]?[jt]sx?|jsonc?|ya?ml|toml|mdx?|css|scss|html|vue|svelte|astro|sh|sql|prisma|graphql)$/;

/** Claude Code looks for imports at the start of a run of text, and behind white space: what stands in brackets is none. */
function isFollowed(text: string, { start }: Piece): boolean {
  return start === 0 || /[\s*_]/.test(text.charAt(start - 1));
}

/**
 * Whether the file is there, or may be by another reading: `@core/run.ts` may be an alias, so that the folder has to stand, and to hold
 * no such file further down.
 */
function isThere(text: string, file: string, tree: Tree): boolean {
  const places = [joinPath(folderOf(file), text), text].filter((path) => path !== undefined);
  if (places.some((path) => isKnown(tree, path))) return true;
  const [first = ''] = text.split('/');
  const folders = places.map((path) => path.slice(0, path.length - text.length + first.length));
  const standing = folders.filter((folder) => tree.folders.has(folder));
  const below = withSuffix(tree, text.slice(first.length + 1));
  return standing.length === 0 || below.some((path) => standing.some((folder) => path.startsWith(`${folder}/`)));
}

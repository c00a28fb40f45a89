/**
 * Code in the label of a link: whose words it is, and where it claims something beside the destination. What the destination
 * claims is read elsewhere.
 */
import type { Body, Claim, Piece } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { folderOf, joinPath } from '../../path.ts';
import { isCodeFile } from '../../scan/language.ts';
import { codePath, linkTarget } from './path-text.ts';

/** True for what stands in the label of a link. */
export function isLinkLabel(body: Body, piece: { readonly end: number }): boolean {
  return LABEL_END.test(body.text.slice(piece.end, piece.end + REACH));
}

/** How far behind a span its label ends, and its destination. */
const REACH = 200;

const LABEL_END = /^[^\][\n]*\](?:\(|\[)/;

type Said = Pick<Claim, 'file' | 'kind' | 'target'>;

/**
 * True where a claim in code is that of a label which claims nothing of its own: behind it stands a page of somebody else, where
 * such names and paths are those of that place, or the destination says the same.
 */
export function isLabelOnly(body: Body, piece: { readonly end: number }, { file, kind, target }: Said): boolean {
  if (!isLinkLabel(body, piece)) return false;
  const url = destinationOf(body, piece);
  if (url === undefined) return true;
  // To a heading of its own page.
  if (url.startsWith('#')) return false;
  const link = linkTarget(url);
  // What is installed is another project's, and so is what climbs out of this one.
  if (link === undefined || /(?:^|\/)node_modules\//.test(link.path)) return true;
  const path = joinPath(folderOf(file), link.path);
  if (path === undefined) return true;
  if (kind === 'path') return [link.path, path].some((each) => holds(each, bareOf(target)));
  if (kind !== 'symbol') return false;
  // Of a file in another language it says a name of that language.
  if (/\.\w+$/.test(link.path) && !isCodeFile(link.path) && !PAGE.test(link.path)) return true;
  const symbol = target.slice(target.indexOf('#') + 1);
  return link.symbol?.replace(/\(.*$/, '') === symbol;
}

const PAGE = /\.(?:mdx?|markdown|html?|rst|txt|adoc)$/i;

function holds(path: string, part: string): boolean {
  return `/${path}`.toLowerCase().includes(`/${part}`.toLowerCase());
}

/** From the first folder by its name on: `../a/b.ts` and `a/b.ts` say the same. */
function bareOf(path: string): string {
  return path.replace(/^(?:\.{0,2}\/)+/, '');
}

/** Where the link leads, as written; undefined where no definition stands behind the label. */
function destinationOf(body: Body, { end }: { readonly end: number }): string | undefined {
  const rest = body.text.slice(end, end + REACH * 2);
  const [, angled, plain] = /^[^\][\n]*\]\(\s*(?:<([^>\n]*)>|([^()\s]*(?:\([^()\s]*\)[^()\s]*)*))/.exec(rest) ?? [];
  if (angled !== undefined || plain !== undefined) return angled ?? plain;
  const [, name] = /^[^\][\n]*\]\[([^\][\n]+)\]/.exec(rest) ?? [];
  return name === undefined ? undefined : definitionsOf(body).get(name.toLowerCase());
}

const definitionsOf = oncePer(
  ({ pieces }: Body): ReadonlyMap<string, string> =>
    new Map(pieces.flatMap((each) => (each.kind === 'definition-url' ? [[each.text.toLowerCase(), each.url]] : []))),
);

type Link = Extract<Piece, { url: string }>;

/** The path with a folder that is all of the label of a link, where it is not the one that the link names: `[docs/x.md](../x.md)`. */
export function pathOfLabel({ text }: Body, { start }: Pick<Link, 'start'>, written: string): string | undefined {
  const [, label = ''] = PATH_LABEL.exec(text.slice(Math.max(0, start - REACH), start)) ?? [];
  const path = label.includes('/') ? codePath(label) : undefined;
  return path === undefined || holds(`/${bareOf(written)}`, path) ? undefined : path;
}

const PATH_LABEL = /\[`?([\w./@-]+)`?\]\(<?$/;

/**
 * Whether a text calls a file that of the root in two links, of which one leads to `path` as it should: the other, which leaves the
 * repository by one step, means the same. There may be a root around this one, but not two under one name.
 */
export function isOfRoot(
  body: Body,
  piece: Pick<Link, 'start' | 'url'>,
  { file, path }: { readonly file: string; readonly path: string },
): boolean {
  if (path.includes('/') || !isCalledRoot(body, piece)) return false;
  return body.pieces.some((each) => {
    const written = each.kind === 'link' ? linkTarget(each.url)?.path : undefined;
    return (
      written !== undefined && 'start' in each && joinPath(folderOf(file), written) === path && isCalledRoot(body, each)
    );
  });
}

/** "the [root CLAUDE.md](…)", "Root [`CLAUDE.md`](…)". The root of a workspace may be another one. */
function isCalledRoot({ text }: Body, { start }: Pick<Link, 'start'>): boolean {
  const [words] = CALLED.exec(text.slice(Math.max(0, start - REACH), start)) ?? [];
  return (
    words !== undefined &&
    /\broot\b/i.test(words) &&
    !/\b(?:workspaces?|monorepo|parent|outer|meta|umbrella|super\w*)\b/i.test(words)
  );
}

const CALLED = /(?:\b[\w-]+[\s*_]+){0,3}\[[^\][\n]*\]\(<?$/;

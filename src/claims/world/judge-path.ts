/**
 * Where a link leads: read as a browser reads it, or from the root, as many authors of agent files write links.
 * Code spans, which get the benefit of every doubt, are the matter of `code-path.ts`.
 */
import { folderOf, foldersUp, isPutAway, joinPath, percentEncoded } from '../../path.ts';
import type { Claim } from '../../model.ts';
import { findCodePath } from './code-path.ts';
import type { Evidence } from './evidence.ts';
import { hasManifest } from './known-packages.ts';
import { existing, firstOf, isBehindFile, moduleAt, onlyOne, PAGE_ENDINGS, type PathAnswer } from './known-path.ts';
import { isShortened, linkTarget, oneStepOut, withOneLess } from '../words/path-text.ts';
import { isKnown, likePath, relativePath, withSuffix, type Tree } from '../../tree.ts';

export type { PathAnswer } from './known-path.ts';

/** Finds what a path or symbol claim leads to. */
export function findPath(claim: Claim, evidence: Evidence): PathAnswer {
  if (claim.isDrawn) return findDrawn(claim, evidence);
  if (claim.isSample) return findModule(claim, evidence);
  return claim.how === 'link' ? findLink(claim, evidence) : findCodePath(claim, evidence);
}

/** Only what the repository lacks is claimed of a drawn tree, at one place. */
function findDrawn({ target, how, near }: Claim, { tree, world }: Evidence): PathAnswer {
  if (isKnown(tree, target)) return { kind: 'found', path: target, isGuess: true };
  if (world.isIgnored(target) || isBehindFile(tree, target)) return { kind: 'unknowable' };
  const like = tree.byLowerCase.get(target.toLowerCase());
  // Below a folder in other letters each file would be told; a list may name its folders as in speech.
  const isCase = how === 'fence' && like !== undefined && tree.files.has(like) && folderOf(like) === folderOf(target);
  if (isCase) return { kind: 'absent', like, isCase };
  return near === undefined ? { kind: 'absent' } : { kind: 'absent', like: near, from: target };
}

/** A sample may show what is to come, so that it is for history to say more than that the module is not there. */
function findModule({ target }: Claim, { tree, world }: Evidence): PathAnswer {
  const path = moduleAt(tree, target);
  if (path !== undefined) return { kind: 'found', path };
  return world.isIgnored(target) || isBehindFile(tree, target) ? { kind: 'unknowable' } : { kind: 'absent' };
}

function findLink(claim: Claim, { tree, world, agents }: Evidence): PathAnswer {
  // To a heading of its own page.
  if (claim.text.startsWith('#')) return { kind: 'found', path: claim.file };
  const written = linkTarget(claim.text)?.path ?? '';
  const { real = claim.file, base = '' } = agents.get(claim.file) ?? {};
  const here = joinPath(folderOf(real), written);
  if (here === undefined && joinPath('', written) === undefined) return outside(claim, { file: real, written }, tree);
  const isRooted = claim.text.trim().startsWith('mdc:');
  const root = joinPath('', written);
  // The editor may be opened in the folder whose rules these are.
  const own = isRooted ? joinPath(base, written) : undefined;
  // Who sees it through a link may count from there.
  const seen = real === claim.file ? undefined : joinPath(folderOf(claim.file), written);
  const shown = seen === undefined || isBehindFile(tree, seen) ? [] : [seen];
  // What a client loads it looks for beside the file alone (docs/clients.md); a reader finds his way from the root as well.
  const fromFile = claim.isLoaded ? [here, ...shown] : [here, ...shown, root];
  const all = isRooted ? [root, own, ...shown, here] : fromFile;
  const candidates = [...new Set(all)].filter((path) => path !== undefined);
  const path = firstOf(candidates, (candidate) => existing(tree, candidate, PAGE_ENDINGS));
  if (path !== undefined) return { kind: 'found', path };
  if (candidates.some((candidate) => world.isIgnored(candidate) || isBehindFile(tree, candidate))) {
    return { kind: 'unknowable' };
  }
  const [first] = candidates;
  const cased = firstOf(candidates, (from) => {
    const like = tree.byLowerCase.get(from.toLowerCase());
    return like === undefined ? undefined : { from, like };
  });
  const ofRoot = claim.isLoaded && root !== undefined ? existing(tree, root, PAGE_ENDINGS) : undefined;
  const meant = ofLabel(claim, real, tree) ?? fromAbove(tree, folderOf(real), written) ?? cased?.like ?? ofRoot;
  const near =
    firstOf(candidates, (candidate) => likePath(tree, candidate)) ?? onlyOne(inUse(candidates.at(-1) ?? '', tree));
  const like = meant ?? ofOwnPackage(near, { file: real, path: first ?? '' }, tree);
  // That a page leads to itself nobody meant, unless the letters are its own.
  if (like === undefined || (cased?.like !== like && (like === real || like === claim.file))) return { kind: 'absent' };
  const slash = written.endsWith('/') && tree.folders.has(like) ? '/' : '';
  const isElsewhere = folderOf(real) !== folderOf(claim.file);
  const plain = isElsewhere ? like : relativePath(folderOf(real), like);
  // An import names its file as that is called.
  const short = claim.isLoaded ? plain : isRooted ? `mdc:${like}` : percentEncoded(plain);
  // One who reads it through a link counts from another folder than one who opens the file itself.
  const hint = `Did you mean \`${short}${slash}\`${isElsewhere && !isRooted ? ', from the root' : ''}?`;
  const isCase = cased?.like === like;
  // An example of nothing in particular resembles something by chance.
  const from = claim.isExample && meant === undefined ? undefined : (cased?.from ?? first);
  return { kind: 'absent', like, hint, ...(from !== undefined && { from }), ...(isCase && { isCase }) };
}

/**
 * A like file, unless it is that of another package while the one of the text has the folder that is asked: what lies there was written
 * for that one. What is meant then is the only file of its kind in the folder; pages of one folder are about different things.
 */
function ofOwnPackage(
  like: string | undefined,
  { file, path }: { readonly file: string; readonly path: string },
  tree: Tree,
): string | undefined {
  const home = [...foldersUp(folderOf(file))].find((folder) => hasManifest(tree.files, folder));
  const folder = folderOf(path);
  if (like === undefined || home === undefined || home === '' || like.startsWith(`${home}/`)) return like;
  if (folder === folderOf(file) || !folder.startsWith(`${home}/`) || !tree.folders.has(folder)) return like;
  const ending = /\.\w+$/.exec(path)?.[0] ?? '';
  if (ending === '' || /^\.(?:mdx?|txt|rst)$/i.test(ending)) return undefined;
  return onlyOne(
    (tree.byFolder.get(folder) ?? []).filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`),
  );
}

/** Files by the end of their paths, without copies that were put away. */
function inUse(path: string, tree: Tree): readonly string[] {
  return withSuffix(tree, path).filter((each) => !isPutAway(path, each));
}

/** A link that slips out of the repository by one step: dead when the file is there without it, unknown when it is not. */
function outside(
  claim: Claim,
  { file, written }: { readonly file: string; readonly written: string },
  tree: Tree,
): PathAnswer {
  const like = claim.isOfRoot ? withOneLess(file, written) : oneStepOut(file, written);
  if (like === undefined || !tree.files.has(like)) return outsideOfLabel(claim, { file, written }, tree);
  const short = percentEncoded(relativePath(folderOf(file), like));
  return { kind: 'absent', like, hint: `Did you mean \`${short}\`? One \`../\` less stays inside of the repository.` };
}

/** One that leads to the end of what its label names, and that stands here. */
function outsideOfLabel(
  claim: Claim,
  { file, written }: { readonly file: string; readonly written: string },
  tree: Tree,
): PathAnswer {
  const like = ofLabel(claim, file, tree);
  if (like === undefined || !isShortened(written, like)) return { kind: 'unknowable' };
  const short = percentEncoded(relativePath(folderOf(file), like));
  return { kind: 'absent', like, hint: `Did you mean \`${short}\`, as its label says?` };
}

/** The file that the label of a link names, from the folder of the text or from the root. An example may have any label. */
function ofLabel({ label, isExample }: Claim, file: string, { files }: Tree): string | undefined {
  if (label === undefined || isExample) return undefined;
  const path = [joinPath(folderOf(file), label), label].find((each) => each !== undefined && files.has(each));
  return path === file ? undefined : path;
}

/**
 * What the link would lead to had its author counted the `../` right: the commonest slip when a file moves. Of several the nearest above,
 * since `../AGENTS.md` is the one of its parent and not that of the root.
 */
function fromAbove(tree: Tree, folder: string, written: string): string | undefined {
  const rest = /^(?:\.\/)?(?:\.\.\/)+(.*[^/])\/*$/.exec(written)?.[1];
  if (rest === undefined) return undefined;
  return firstOf([...foldersUp(folderOf(folder))], (above) => {
    const path = joinPath(above, rest);
    return path === undefined ? undefined : existing(tree, path, PAGE_ENDINGS);
  });
}

/** The commit that a working tree is compared with. Asks git alone, reads no file, fetches nothing. */
import { askGit, gitText } from './git.ts';
import { refusalOf, refused } from './git-refusal.ts';

/** A commit to compare with, or why there is none. */
export type BasePoint =
  | {
      readonly kind: 'found';
      /** Full id. */
      readonly commit: string;
      /** `none`: the ref and HEAD have no commit in common, as far as this clone knows, so that the ref's own tree counts. */
      readonly mergeBase: 'own' | 'none';
      readonly isShallow: boolean;
    }
  | { readonly kind: 'no-git'; readonly because: string }
  | ({ readonly kind: 'no-ref' } & MissingRef);

/** What there is in place of a ref that is none. */
export interface MissingRef {
  readonly isShallow: boolean;
  readonly refs: readonly string[];
  /** Names of the repositories to fetch from. */
  readonly remotes: readonly string[];
  /** True while HEAD is a branch without a commit. */
  readonly isUnborn: boolean;
}

/** Finds the merge base of `ref` and HEAD, else the commit that `ref` names. */
export async function findBasePoint(root: string, ref: string): Promise<BasePoint> {
  const repository = await askGit(root, ['rev-parse', '--is-shallow-repository']);
  if (repository.outcome !== 'done') {
    const refusal = await refusalOf(root, repository);
    return { kind: 'no-git', because: refusal === undefined ? 'this folder is no git repository.' : refused(refusal) };
  }
  const isShallow = repository.output.toString('utf8').trim() === 'true';
  const named = await idOf(root, `${ref}^{commit}`);
  if (named === undefined) return { kind: 'no-ref', isShallow, ...(await aroundMissing(root)) };
  const commit = named.trim();
  const base = (await gitText(root, ['merge-base', commit, 'HEAD']))?.trim() ?? '';
  return { kind: 'found', commit: base === '' ? commit : base, mergeBase: base === '' ? 'none' : 'own', isShallow };
}

async function idOf(root: string, name: string): Promise<string | undefined> {
  return await gitText(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
}

async function aroundMissing(root: string): Promise<Omit<MissingRef, 'isShallow'>> {
  const folders = ['refs/heads', 'refs/remotes', 'refs/tags'];
  const [refs, remotes, head] = await Promise.all([
    gitText(root, ['for-each-ref', '--format=%(refname:short)', ...folders]),
    gitText(root, ['remote']),
    idOf(root, 'HEAD'),
  ]);
  return { refs: linesOf(refs), remotes: linesOf(remotes), isUnborn: head === undefined };
}

function linesOf(text = ''): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

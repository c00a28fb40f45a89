/** The commit that a working tree is compared with. Asks git alone, reads no file, fetches nothing. */
import { askGit, gitText } from './git.ts';

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
  | { readonly kind: 'no-ref'; readonly isShallow: boolean; readonly refs: readonly string[] };

/** Finds the merge base of `ref` and HEAD, else the commit that `ref` names. */
export async function findBasePoint(root: string, ref: string): Promise<BasePoint> {
  const repository = await askGit(root, ['rev-parse', '--is-shallow-repository']);
  if (repository.outcome !== 'done') return { kind: 'no-git', because: whyNot(repository) };
  const isShallow = repository.output.toString('utf8').trim() === 'true';
  const named = await gitText(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (named === undefined) {
    const list = await gitText(root, [
      'for-each-ref',
      '--format=%(refname:short)',
      'refs/heads',
      'refs/remotes',
      'refs/tags',
    ]);
    return { kind: 'no-ref', isShallow, refs: (list ?? '').split('\n').filter((name) => name !== '') };
  }
  const commit = named.trim();
  const base = (await gitText(root, ['merge-base', commit, 'HEAD']))?.trim() ?? '';
  return { kind: 'found', commit: base === '' ? commit : base, mergeBase: base === '' ? 'none' : 'own', isShallow };
}

/** Git's complaints are in English here (LC_ALL=C). */
function whyNot({ outcome, complaint }: Awaited<ReturnType<typeof askGit>>): string {
  if (outcome === 'missing') return 'git is not installed.';
  if (complaint.includes('dubious ownership'))
    return 'git does not trust this folder, which belongs to somebody else (`git config safe.directory`).';
  return 'this folder is no git repository.';
}

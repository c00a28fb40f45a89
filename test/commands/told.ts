/** What a run of `lint` counts in a repository, for tests of what passes a gate. */
import { git } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

/** A finding as `--json` has it. */
export interface Reported {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly message: string;
  readonly suppressed?: string;
  readonly related?: readonly { readonly file: string }[];
}

/** The findings that count. */
export async function counting(root: string, ...flags: readonly string[]): Promise<readonly Reported[]> {
  const { out } = await inProcess(root, 'lint', '--json', ...flags);
  const { findings }: { readonly findings: readonly Reported[] } = JSON.parse(out);
  return findings.filter(({ suppressed }) => suppressed === undefined);
}

/** Commits all that there is. */
export function committed(root: string, what = 'state'): void {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', what);
}

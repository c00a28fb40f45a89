/** Whether names still stand anywhere in the code on disk, committed or not. Git looks for them; what it cannot tell counts as standing. */
import { askGit } from './git.ts';

const CODE = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'vue', 'svelte', 'astro'].map((end) => `*.${end}`);

/** Those of `names` that some code file holds as a word. */
export async function namesInCode(root: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return new Set();
  const words = [
    'grep',
    '-I',
    '-h',
    '-o',
    '-w',
    '-F',
    '--untracked',
    '--no-color',
    ...wanted.flatMap((name) => ['-e', name]),
  ];
  const { outcome, output, complaint } = await askGit(root, [...words, '--', ...CODE]);
  // It fails as well when it finds nothing, and then says nothing.
  if (outcome !== 'done' && complaint !== '') return new Set(wanted);
  return new Set(output.toString('utf8').split('\n'));
}

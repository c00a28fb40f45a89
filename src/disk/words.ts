/** Whether names still stand anywhere in the texts on disk, committed or not. Git looks for them; what it cannot tell counts as standing. */
import { askGit } from './git.ts';
import { PROSE } from './mentions.ts';

const CODE = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'vue', 'svelte', 'astro'].map((end) => `*.${end}`);

/** What only speaks of names: words of people, and the records of this tool and of package managers. */
const RECORDS = [...PROSE, ...['*.lock', '*.baseline'].map((glob) => `:(exclude)${glob}`)];

/** Where to look. */
export interface WordPlaces {
  /** Files that are not looked at. */
  readonly except: Iterable<string>;
  /** Only where no TypeScript or JavaScript is: in a schema, a workflow, code of another language. */
  readonly isElsewhere?: true;
}

/** Those of `names` that some text holds as a word that is not prose. */
export async function standingWords(
  root: string,
  names: readonly string[],
  { except, isElsewhere }: WordPlaces,
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return new Set();
  const words = ['grep', '-I', '-h', '-o', '-w', '-F', '--untracked', '--no-color'];
  const left = [...except].map((path) => `:(exclude,literal)${path}`);
  const code = isElsewhere ? CODE.map((glob) => `:(exclude)${glob}`) : [];
  const places = ['--', '.', ...RECORDS, ...code, ...left];
  const { outcome, output, complaint } = await askGit(root, [
    ...words,
    ...wanted.flatMap((name) => ['-e', name]),
    ...places,
  ]);
  // It fails as well when it finds nothing, and then says nothing.
  if (outcome !== 'done' && complaint !== '') return new Set(wanted);
  return new Set(output.toString('utf8').split('\n'));
}

/** Which files get CRLF line ends in the work tree, by git's attributes. Of a file that stands there its own ends decide, elsewhere. */
import { askGit } from './git.ts';

/** Those of `paths`, which need not exist, that a checkout would write with CRLF. None without git. */
export async function crlfPaths(root: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const input = [...paths, ''].join('\0');
  const { outcome, output } = await askGit(root, ['check-attr', '-z', '--stdin', 'text', 'eol'], { input });
  if (outcome !== 'done') return new Set();
  const crlf = new Set<string>();
  const binary = new Set<string>();
  const answers = output.toString('utf8').split('\0');
  // Each answer is a path, an attribute and what it is set to.
  for (let at = 0; at + 2 < answers.length; at += 3) {
    const [path = '', attribute, value] = answers.slice(at, at + 3);
    if (attribute === 'eol' && value === 'crlf') crlf.add(path);
    if (attribute === 'text' && value === 'unset') binary.add(path);
  }
  return new Set([...crlf].filter((path) => !binary.has(path)));
}

/**
 * Files that hold what this tool said: reports of earlier runs, in any of its shapes, that lie in the tree and that git neither tracks nor
 * ignores. They quote the names that are gone, and would give them back to the next run.
 */
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { askGit } from './git.ts';

/** The paths of reports below `root`. None of them where git cannot say. */
export async function ownReports(root: string): Promise<readonly string[]> {
  const { outcome, output } = await askGit(root, ['ls-files', '--others', '--exclude-standard', '-z']);
  if (outcome !== 'done') return [];
  const paths = output.toString('utf8').split('\0').filter(Boolean);
  const reports: string[] = [];
  // What is written by hand and on its way to be added is code or prose, and no report ends like that.
  for (const path of paths.filter((each) => !CODE_OR_PROSE.test(each)).slice(0, MAX_FILES))
    if (SHAPE.test(await startOf(join(root, path)))) reports.push(path);
  return reports;
}

/** Of so many files that nobody has added none is a slip of somebody who wrote a report. */
const MAX_FILES = 1_000;

const CODE_OR_PROSE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|rb|go|rs|java|kt|cs|php|swift|c|cc|cpp|h|hpp|md|mdx|mdc|png|jpe?g|gif|webp|ico)$/i;

const RULE = String.raw`[a-z]+\/[a-z]+(?:-[a-z]+)*`;

/** JSON, SARIF, the code quality of GitLab, JUnit, annotations of GitHub, and the text for people. */
const SHAPE = new RegExp(
  [
    String.raw`"schemaVersion":\s*\d+,\s*"findings":`,
    String.raw`"driver":\s*\{\s*"name":\s*"lintel"`,
    String.raw`"check_name":\s*"${RULE}"`,
    String.raw`<testsuites name="lintel"`,
    String.raw`^::(?:error|warning|notice) file=[^\n]*,title=${RULE}::`,
    String.raw`^ +\d+:\d+ +(?:error|warning|info) .* ${RULE}$`,
  ].join('|'),
  'm',
);

/** How much of a file is read: each shape shows itself in its first lines. */
const HEAD = 4_096;

async function startOf(file: string): Promise<string> {
  try {
    // A link may lead to a pipe, and reading from one never ends.
    if (!(await lstat(file)).isFile()) return '';
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    // What cannot be opened, git does not search either.
    return '';
  }
}

/**
 * Scans the code files of a tree one after the other and keeps their facts only: a text lives until it is scanned,
 * so memory does not grow with the size of the code. What the facts mean is the graph's matter.
 */
import type { FileFacts, Problem } from '../model.ts';
import { isCodeFile } from '../scan/language.ts';
import { openReader, type Reading } from './read.ts';

/** Facts of every scanned file, by path, and what was passed over. */
export interface ScannedCode {
  readonly files: FileFacts[];
  readonly problems: Problem[];
}

/** How far a scan has come, in files. */
export interface ScanProgress {
  readonly done: number;
  readonly total: number;
}

/** Files beyond this are bundles or tables, whatever their name says (a tracked `.yarn/releases` file of 2.1 MB was met in the wild). */
const MAX_BYTES = 1024 * 1024;

/** Scans the code files among `paths`. `onProgress` hears of each file done. */
export async function scanCode(
  root: string,
  paths: readonly string[],
  onProgress?: (progress: ScanProgress) => void,
): Promise<ScannedCode> {
  const code = [...new Set(paths)].filter(isCodeFile);
  const facts: FileFacts[] = [];
  const problems: Problem[] = [];
  if (code.length === 0) return { files: facts, problems };
  const { scanFile } = await import('../scan/file.ts');
  // What a link leads to is scanned under its own name, or is not ours.
  const reader = await openReader(root, { maxBytes: MAX_BYTES, followsLinks: false });
  for (const [index, path] of code.entries()) {
    const reading = reader(path);
    const because = whySkipped(path, reading);
    if (because !== undefined) problems.push(skipped(path, because));
    else if (reading.kind === 'text') facts.push(scanFile(path, reading.text));
    onProgress?.({ done: index + 1, total: code.length });
  }
  facts.sort((a, b) => (a.path < b.path ? -1 : 1));
  problems.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { files: facts, problems };
}

function whySkipped(path: string, reading: Reading): string | undefined {
  if (reading.kind === 'too-big')
    return `is ${Math.ceil(reading.bytes / 1024)} KB, more than the 1,024 KB that are scanned`;
  if (reading.kind === 'unreadable') return reading.because;
  if (reading.kind === 'absent') return undefined;
  if (reading.text.startsWith('version https://git-lfs.github.com/spec/')) {
    return 'is a Git LFS pointer, and its content is not here';
  }
  return looksMinified(path, reading.text) ? 'looks minified' : undefined;
}

/** Hand-written code keeps lines near 40 characters on average; minifiers break at 500 or never. */
const MINIFIED_LINE = 250;
const MINIFIED_TEXT = 5_000;
/** Below this many lines, or when most lines are this long, long lines are the code and not just data in it. */
const FEW_LINES = 50;
const LONG_LINE = 200;

/** Only JavaScript comes out of minifiers; TypeScript and JSX with long lines hold paths of drawings or tables. */
function looksMinified(path: string, text: string): boolean {
  if (!/\.[cm]?js$/.test(path) || text.length < MINIFIED_TEXT) return false;
  let lines = 0;
  let long = 0;
  for (let at = 0; at <= text.length; lines++) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? text.length + 1 : end + 1;
    if (next - at > LONG_LINE) long++;
    at = next;
  }
  return text.length / lines > MINIFIED_LINE && (lines < FEW_LINES || long > lines / 2);
}

function skipped(path: string, because: string): Problem {
  return {
    rule: 'scan/skipped',
    file: path,
    line: 1,
    column: 1,
    message: `\`${path}\` was not scanned: it ${because}. Its exports are unknown.`,
    hint: 'Nothing to do when it is generated or vendored.',
  };
}

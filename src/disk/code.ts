/**
 * Scans the code files of a tree one after the other and keeps their facts only: a text lives until it is scanned,
 * so memory does not grow with the size of the code. What the facts mean is the graph's matter.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { FileFacts, Problem, Sources } from '../model.ts';
import { factsAt } from '../scan/file-script-blocks.ts';
import { isCodeFile } from '../scan/language.ts';
import { decode } from './decode.ts';
import { knownContent, type FactsCache, type KnownContent } from './facts-cache.ts';
import { isPointer } from '../sources/pointer.ts';
import { expectOnePass } from './one-pass.ts';
import { openReader, stateOf, type Reader } from './read.ts';

/** Facts of every scanned file, by path, and what was passed over. */
export interface ScannedCode {
  readonly files: FileFacts[];
  readonly problems: Problem[];
  /** Path → what was found there: the id of the content that the facts are of, else why there is none. */
  readonly states: ReadonlyMap<string, string>;
}

/** How far a scan has come, in files. */
export interface ScanProgress {
  readonly done: number;
  readonly total: number;
}

/** What a scan may build on. */
export interface ScanOptions {
  /** Path → id of its content, for files that need not be read when the id is known. */
  readonly ids?: ReadonlyMap<string, string>;
  readonly cache?: FactsCache | undefined;
  /** Where the files are read; absent for the disk. */
  readonly reader?: Reader | undefined;
  /** Hears of each file done. */
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
}

/** Files beyond this are bundles or tables, whatever their name says (a tracked `.yarn/releases` file of 2.1 MB was met in the wild). */
export const MAX_CODE_BYTES = 1024 * 1024;

/** Scans the code files among `paths`. The compiler is loaded for the first content that no run has seen. */
export async function scanCode(
  root: string,
  paths: readonly string[],
  { ids = new Map(), cache, reader, onProgress }: ScanOptions = {},
): Promise<ScannedCode> {
  const code = [...new Set(paths)].filter(isCodeFile);
  const facts: FileFacts[] = [];
  const problems: Problem[] = [];
  const states = new Map<string, string>();
  const absent: string[] = [];
  const ground: Ground = { reader: reader ?? (await openCode(root)), ids, cache };
  const unknown = loaded === undefined ? code.filter((path) => !isKnown(path, ground)) : undefined;
  const endPass = unknown && expectOnePass(unknown.length);
  for (const [index, path] of code.entries()) {
    const found = look(path, ground);
    const json = found.bytes && (await scan(path, found.bytes));
    if (json !== undefined) cache?.put(path, found.state, json);
    const known = json === undefined ? found.known : knownContent(json);
    if (known !== undefined && 'skipped' in known) problems.push(skipped(path, { because: known.skipped }));
    else if (known !== undefined) facts.push(factsAt(path, known));
    if (found.isAbsent) absent.push(path);
    states.set(path, found.state);
    onProgress?.({ done: index + 1, total: code.length });
    if (index % FILES_A_TURN === 0) await turn();
  }
  endPass?.();
  problems.push(...leftOut(absent));
  await cache?.save();
  facts.sort((a, b) => (a.path < b.path ? -1 : 1));
  problems.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { files: facts, problems, states };
}

/**
 * What git prints in the meantime has to be taken off it, or it waits: each some ten milliseconds. Every turn costs as well; over
 * 10,000 files one for 4 took 5 % more processor time than one for 32 (medians of 8, Node 20, 2026-11-21).
 */
const FILES_A_TURN = 32;

/** The code files of a tree. What stands behind a link or in a submodule is not its own. */
export function codePaths({ paths, links }: Pick<Sources, 'paths' | 'links'>): readonly string[] {
  const behind = new Set(links);
  return paths.filter((path) => isCodeFile(path) && !behind.has(path));
}

/** One word for all of them: where a checkout is sparse, thousands of files are not there on purpose. */
function leftOut(absent: readonly string[]): readonly Problem[] {
  // A name that is not UTF-8 has lost what leads to its file, which may well be there.
  const named = absent.filter((path) => path.includes('\uFFFD')).map((path) => skipped(path, UNREADABLE_NAME));
  const [file, ...others] = absent.filter((path) => !path.includes('\uFFFD')).sort();
  if (file === undefined) return named;
  const more = others.length === 0 ? '. What it exports is' : `, and so are ${others.length} more. What they export is`;
  const message = `\`${file}\` is a file of this repository that is not on the disk${more} unknown.`;
  const hint = 'Nothing to do in a sparse checkout.';
  return [...named, { rule: 'scan/skipped', file, line: 1, column: 1, message, hint }];
}

const UNREADABLE_NAME: Passed = { because: 'has a name that is not UTF-8', hint: 'Rename it.' };

/** A reader of code. What a link leads to is read under its own name, or is not ours. */
export async function openCode(root: string): Promise<Reader> {
  return await openReader(root, { maxBytes: MAX_CODE_BYTES, followsLinks: false });
}

interface Ground {
  readonly reader: Reader;
  readonly ids: ReadonlyMap<string, string>;
  readonly cache: FactsCache | undefined;
}

interface Found {
  readonly state: string;
  readonly known: KnownContent | undefined;
  readonly isAbsent?: boolean;
  /** Present when it has to be scanned. */
  readonly bytes?: Uint8Array;
}

/** True when the facts of a file are there without a look at it. */
function isKnown(path: string, { ids, cache }: Ground): boolean {
  const listed = ids.get(path);
  return listed !== undefined && cache?.has(path, listed) === true;
}

/** What is known of a file without scanning it. Facts go by what was read, whatever git said of it a moment ago. */
function look(path: string, { reader, ids, cache }: Ground): Found {
  const listed = ids.get(path);
  const cached = listed === undefined ? undefined : cache?.get(path, listed);
  if (listed !== undefined && cached !== undefined) return { state: listed, known: cached };
  const reading = reader(path);
  const state = stateOf(reading, listed);
  if (reading.kind === 'absent' || reading.kind === 'link')
    return { state, known: undefined, isAbsent: reading.kind === 'absent' };
  if (reading.kind === 'too-big')
    return {
      state,
      known: { skipped: `is ${Math.ceil(reading.size / 1024)} KB, more than the 1,024 KB that are scanned` },
    };
  if (reading.kind === 'unreadable') return { state, known: { skipped: reading.because } };
  const known = state === listed ? undefined : cache?.get(path, state);
  return known === undefined ? { state, known, bytes: reading.bytes } : { state, known };
}

/** The `KnownContent` of a file, as JSON. */
async function scan(path: string, bytes: Uint8Array): Promise<string> {
  const decoded = decode(bytes);
  const because = decoded.kind === 'text' ? whySkipped(path, decoded.text) : decoded.because;
  if (decoded.kind === 'text' && because === undefined) return (await scanner()).scanText(path, decoded.text);
  const passed: KnownContent = { skipped: because ?? '' };
  return JSON.stringify(passed);
}

let loaded: Promise<typeof import('../scan/file.ts')> | undefined;

/** The compiler, loaded once. */
function scanner(): Promise<typeof import('../scan/file.ts')> {
  loaded ??= import('../scan/file.ts');
  return loaded;
}

function whySkipped(path: string, text: string): string | undefined {
  if (isPointer(text)) {
    return 'is a Git LFS pointer, and its content is not here';
  }
  return looksMinified(path, text) ? 'looks minified' : undefined;
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

/** Why a file was passed over. */
interface Passed {
  readonly because: string;
  readonly hint?: string;
}

function skipped(path: string, { because, hint = GENERATED }: Passed): Problem {
  const message = `\`${path}\` was not scanned: it ${because}. Its exports are unknown.`;
  return { rule: 'scan/skipped', file: path, line: 1, column: 1, message, hint };
}

const GENERATED = 'Nothing to do when it is generated or vendored.';

/**
 * `lintel lint --fix`: makes the edits that findings carry, over and over until none is left, then checks again. All passes
 * run in memory; the files are written once, all of them or none, and with them the lock, which follows the words that it vouches for.
 * Outputs are never edited: they are compiled.
 */
import { managedBlock } from '../block.ts';
import { compile } from '../compile.ts';
import { lockFile } from '../config.ts';
import { withLineEdits } from '../disk/edit.ts';
import type { SeenStates } from '../disk/inputs.ts';
import { readForEdit, rewriteFiles, type Rewrite } from '../disk/rewrite.ts';
import { sweepLeftovers } from '../disk/whole-file.ts';
import { UsageError } from '../error.ts';
import { chooseFixes, fixable, type FixPass, type RefusedFix } from '../fix.ts';
import { lintFindings } from '../lint.ts';
import { lockAfterEdits } from '../lock-follow.ts';
import { formatLock } from '../lock.ts';
import type { CheckResult, Compilation, Finding, Place, TextEdit } from '../model.ts';
import { counted, listed } from '../phrase.ts';
import { RULES } from '../rules/index.ts';
import { readBaselineText } from './baseline-option.ts';
import { cutHistory, resultOf } from './full-check.ts';
import { withCodeFrames } from './code-frames.ts';
import { flag, type Invocation } from './command.ts';
import { showDiffs } from './diffs.ts';
import { explained, lintCompilation } from './lint-compilation.ts';
import { chosenFiles, narrowed, type ChosenFiles } from './lint-paths.ts';

/** Fixes that wait for one another come to an end long before; two rules that undo each other's work never do. */
const MAX_PASSES = 10;

/** Makes the fixes. With `--dry-run` shows them instead, and returns what a check would come to after them. */
export async function fixRepository(invocation: Invocation): Promise<CheckResult | undefined> {
  const { root, terminal } = invocation;
  const fixed = await fixInMemory(invocation);
  const rewrites = [...fixed.files].flatMap(([path, file]): readonly Rewrite[] =>
    'raw' in file && file.raw !== file.after ? [{ path, before: file.raw, after: file.after }] : [],
  );
  const isDryRun = flag(invocation, 'dry-run');
  if (isDryRun) {
    showDiffs(rewrites, terminal);
  } else {
    await sweepLeftovers(root, fixed.compiled.inputs.sources.leftovers);
    if (rewrites.length > 0) await rewriteFiles(root, rewrites);
  }
  for (const { finding, because } of fixed.refused)
    terminal.err(`Not fixed: ${finding.file}:${finding.line} ${finding.rule}. ${because}`);
  const others = await unsafeLeft(root, fixed);
  terminal.err(said(fixed, { paths: rewrites.map(({ path }) => path), isDryRun, others }));
  const byCommand = mendedByCommand(fixed);
  if (byCommand !== undefined) terminal.err(byCommand);
  if (!isDryRun) return undefined;
  for (const sentence of fixed.chosen?.unread ?? []) terminal.err(sentence);
  const result = { ...resultOf(fixed.compiled, fixed.findings), ...cutHistory(fixed.compiled) };
  return narrowed(await withCodeFrames(result, root, fixed.seen), fixed.compiled, fixed.chosen);
}

/** How many fixes `--fix-unsafe` would make beside those of this run: none in a file that cannot be written. */
async function unsafeLeft(root: string, { compiled, findings, chosen, isUnsafe, files }: Fixed): Promise<number> {
  if (isUnsafe) return 0;
  const ours = chosen === undefined ? findings : chosen.fixable(findings);
  let count = 0;
  for (const { fix } of fixable(ours, { withUnsafe: true })) {
    const paths = [...new Set((fix?.edits ?? []).map(({ file }) => file))];
    const found = await Promise.all(
      paths.map(async (path) => files.get(path) ?? (await fileToEdit(root, path, compiled))),
    );
    if (found.every((file) => 'raw' in file)) count += 1;
  }
  return count;
}

function said(
  { made, refused, compiled }: Fixed,
  {
    paths,
    isDryRun,
    others,
  }: { readonly paths: readonly string[]; readonly isDryRun: boolean; readonly others: number },
): string {
  const more = others === 0 ? '' : ` ${counted(others, 'more fix').replace(/fixs$/, 'fixes')} with --fix-unsafe.`;
  if (made === 0) return `Nothing ${refused.length > 0 ? 'else ' : ''}to fix.${more}`;
  const lock = lockFile(compiled.inputs.config);
  const files = paths.filter((path) => path !== lock).length;
  const verb = isDryRun ? 'Would fix' : 'Fixed';
  const unwritten = isDryRun ? ' Nothing was written.' : '';
  const follows = paths.includes(lock) && !isDryRun ? ` ${lock} follows: commit it with them.` : '';
  return `${verb} ${counted(made, 'finding')} in ${counted(files, 'file')}.${unwritten}${follows}${more}`;
}

/** What is left that no fix mends and a command does: outputs, the index of decisions and the baseline are written, not edited. */
function mendedByCommand({ findings, chosen }: Fixed): string | undefined {
  const commands = findings.flatMap(({ file, severity, suppressed, hint = '' }) => {
    const isLeft = suppressed === undefined && severity !== 'info' && chosen?.has(file) !== false;
    const [, command] = (isLeft ? RUN.exec(hint) : null) ?? [];
    return command ?? [];
  });
  if (commands.length === 0) return undefined;
  const are = commands.length === 1 ? '1 finding is' : `${commands.length} findings are`;
  const named = [...new Set(commands)].map((command) => `\`${command}\``);
  return `${are} mended by a command, not by a fix: ${listed(named)}.`;
}

/** A hint that is a command of ours and nothing else. */
const RUN = /^Run `(lintel [^`]+)`\.$/;

/** A file that fixes may edit: its text as it stands on disk, line ends and byte order mark included, and what becomes of it. */
type EditedFile = { readonly raw: string; after: string } | { readonly because: string };

interface Fixed {
  readonly compiled: Compilation;
  readonly seen: SeenStates;
  readonly chosen: ChosenFiles | undefined;
  /** What is left. */
  readonly findings: readonly Finding[];
  readonly made: number;
  readonly isUnsafe: boolean;
  readonly refused: readonly RefusedFix[];
  readonly files: ReadonlyMap<string, EditedFile>;
}

async function fixInMemory(invocation: Invocation): Promise<Fixed> {
  const run = await lintCompilation(invocation, { isSetUpOptional: true });
  const baseline = await readBaselineText(invocation, run.compiled.inputs);
  const withUnsafe = flag(invocation, 'fix-unsafe');
  const files = new Map<string, EditedFile>();
  let { compiled } = run;
  const lock = lockFile(compiled.inputs.config);
  // The lock is written first: after a kill between the two, the next run finds the words that it is ahead of.
  if (compiled.lock.claims.length > 0) files.set(lock, await fileToEdit(invocation.root, lock, compiled));
  const chosen = await chosenFiles(invocation, compiled);
  let made = 0;
  for (let passes = 0; ; passes++) {
    const all = lintFindings(compiled, RULES, { baseline });
    const findings = chosen === undefined ? all : chosen.fixable(all);
    for (const { fix } of fixable(findings, { withUnsafe }))
      for (const { file } of fix?.edits ?? [])
        if (!files.has(file)) files.set(file, await fileToEdit(invocation.root, file, compiled));
    const { texts } = compiled.inputs.sources;
    const pass = chooseFixes(findings, { texts, withUnsafe, refusal: refusals(compiled, files) });
    if (pass.edits.size === 0 || passes === MAX_PASSES)
      return {
        compiled,
        seen: run.seen,
        chosen,
        findings: all,
        made,
        isUnsafe: withUnsafe,
        refused: pass.refused,
        files,
      };
    made += pass.made.length;
    const after = afterPass(compiled, pass, { files, problems: run.problems });
    compiled = await explained(after, invocation, run.past);
  }
}

/** Looks at a file before anything is decided about it, and at the lock where that has to follow. */
async function fileToEdit(root: string, file: string, compiled: Compilation): Promise<EditedFile> {
  const { lock, isLockSound, inputs } = compiled;
  const own = await textToEdit(root, file, compiled);
  if ('because' in own || !lock.claims.some((claim) => claim.file === file)) return own;
  const path = lockFile(inputs.config);
  const vouching = isLockSound ? await textToEdit(root, path, compiled) : { because: 'cannot be read in full' };
  return 'because' in vouching ? { because: `is vouched for by \`${path}\`, which ${vouching.because}` } : own;
}

async function textToEdit(root: string, file: string, { inputs }: Compilation): Promise<EditedFile> {
  const { texts } = inputs.sources;
  const text = texts.get(file);
  if (text === undefined) return { because: 'was not read as text' };
  try {
    const raw = await readForEdit(root, file);
    const read = raw?.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
    if (raw === undefined || read !== text) return { because: 'has changed since it was read' };
    // A note counts each of them as a line, an editor may not.
    return text.includes('\r') ? { because: 'holds carriage returns inside of lines' } : { raw, after: raw };
  } catch (error) {
    if (error instanceof UsageError) return { because: error.message.replace(`${file} `, '').replace(/\.$/, '') };
    throw error;
  }
}

/** Why a place stays as it is: what is compiled is mended in the notes, and nobody writes into the lock. */
function refusals(
  { inputs, outputs, lock, changes }: Compilation,
  files: ReadonlyMap<string, EditedFile>,
): (place: Place) => string | undefined {
  const owned = new Set([...outputs, ...lock.outputs].map(({ path }) => path));
  const blocks = new Set(changes.filter(({ isBlock }) => isBlock).map(({ path }) => path));
  const ours = new Map<string, Lines | undefined>();
  return ({ file, line }) => {
    const known = files.get(file);
    if (known !== undefined && 'because' in known) return known.because;
    if (file === lockFile(inputs.config)) return 'is written by lintel alone';
    if (!owned.has(file)) return undefined;
    if (blocks.has(file) && !ours.has(file)) ours.set(file, linesOfBlock(inputs.sources.texts.get(file) ?? ''));
    const block = ours.get(file);
    if (block !== undefined && (line < block.first || line > block.last)) return undefined;
    return 'is compiled there: mend the note that it comes from';
  };
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Where our block stands in a file of a person; undefined where the marks of it do not tell. */
function linesOfBlock(text: string): Lines | undefined {
  const block = managedBlock(text);
  if (block === undefined) return undefined;
  return {
    first: block.head.split('\n').length - 1,
    last: text.split('\n').length - block.tail.split('\n').length + 1,
  };
}

/** The repository as if a pass had been written. */
function afterPass(
  before: Compilation,
  pass: FixPass,
  { files, problems }: { readonly files: Map<string, EditedFile>; readonly problems: Compilation['problems'] },
): Compilation {
  const { inputs } = before;
  const texts = new Map(inputs.sources.texts);
  for (const [path, changes] of pass.edits) {
    const file = files.get(path);
    if (file === undefined || 'because' in file) continue;
    files.set(path, { raw: file.raw, after: withEdits(file.after, changes) });
    texts.set(path, withEdits(texts.get(path) ?? '', changes));
  }
  const edited = compile({ ...inputs, sources: { ...inputs.sources, texts } });
  const compiled = withLock(edited, formatLock(lockAfterEdits(before, edited, pass)), files);
  return { ...compiled, problems: [...problems, ...compiled.problems] };
}

/** The repository as if the lock had followed, where that changes it. */
function withLock(compiled: Compilation, text: string, files: Map<string, EditedFile>): Compilation {
  const { inputs, lock } = compiled;
  const path = lockFile(inputs.config);
  const file = files.get(path);
  if (file === undefined || 'because' in file || text === formatLock(lock)) return compiled;
  files.set(path, { raw: file.raw, after: file.raw.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text });
  return compile({
    ...inputs,
    sources: { ...inputs.sources, texts: new Map([...inputs.sources.texts, [path, text]]) },
  });
}

/** The edits were held against the same lines when they were chosen. */
function withEdits(text: string, edits: readonly TextEdit[]): string {
  return withLineEdits(text, edits) ?? text;
}

/**
 * Holds the facts that lintel reads without the bodies of functions against those of the whole text, file by file, and counts
 * how many random breaks of a token in a body are still reported: `node scripts/bench/bodies.mjs [--breaks n] <folder>…`.
 * Exits 1 when one fact differs.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { filesIn } from './files.mjs';
import { numbers } from './numbers.mjs';

const { values, positionals } = parseArgs({
  options: { breaks: { type: 'string', default: '2000' } },
  allowPositionals: true,
});

const [{ scanText }, { withoutBodies }, { firstSyntaxError, parseSyntax, ts }, { parseForFacts }] = await Promise.all(
  ['file', 'file-bodies', 'file-syntax', 'file-parse'].map(load),
);

const files = positionals.flatMap((path) => filesIn(path, /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/));
const different = files.filter((file) => !isEqual(file));
const blanked = files.reduce((sum, file) => sum + blankedIn(readFileSync(file, 'utf8'), file), 0);
const bytes = files.reduce((sum, file) => sum + readFileSync(file, 'utf8').length, 0);
console.log(
  `${files.length} files, ${different.length} with other facts; ${percent(blanked, bytes)} of the text left out`,
);
for (const file of different.slice(0, 20)) console.log(`  ${file}`);
const breaks = breakTokens(Number(values.breaks));
console.log(
  `${breaks.broken} breaks of a token in a body that is left out: ${breaks.seen} reported (${percent(breaks.seen, breaks.broken)})`,
);
process.exitCode = different.length > 0 ? 1 : 0;

/** The product's sources are TypeScript; vite, which brings vitest, runs them on every Node version. */
async function load(name) {
  const path = join(import.meta.dirname, `../../src/scan/${name}.ts`);
  const { module } = await runnerImport(path, { logLevel: 'error', ssr: { external: ['ts-morph'] } });
  return module;
}

function isEqual(file) {
  const text = readFileSync(file, 'utf8');
  return scanText(file, text) === scanText(file, text, parseSyntax);
}

function blankedIn(text, file) {
  if (/\.d\.[cm]?ts$/.test(file)) return 0;
  return bodiesLeftOut(withoutBodies(text, !/\.[cm]?ts$/.test(file))).reduce((sum, [at, end]) => sum + end - at, 0);
}

/** What was left out of the text as written: starts and ends. */
function bodiesLeftOut(lighter) {
  const found = [];
  if (lighter === undefined) return found;
  const { text, writtenAt } = lighter;
  for (let at = text.indexOf('{-a}'); at !== -1; at = text.indexOf('{-a}', at + 1)) {
    const [start, end] = [writtenAt(at + 1), writtenAt(at + 3)];
    // Somebody may have written it so.
    if (end - start > 2) found.push([start, end]);
  }
  return found;
}

/** Deletes, doubles or replaces one token at a time, the same ones in every run. */
function breakTokens(count) {
  const next = numbers(1);
  const candidates = files.filter((file) => /(?<!\.d)\.[cm]?ts$/.test(file) && statSync(file).size < 60_000);
  let broken = 0;
  let seen = 0;
  for (let tried = 0; tried < count && candidates.length > 0; tried++) {
    const text = readFileSync(pick(candidates, next), 'utf8');
    const bodies = bodiesLeftOut(withoutBodies(text, false));
    if (bodies.length === 0) continue;
    const tokens = tokensOf(text, pick(bodies, next));
    if (tokens.length === 0) continue;
    const [start, end] = pick(tokens, next);
    const [from, to] = pick(tokens, next);
    const put = ['', `${text.slice(start, end)} ${text.slice(start, end)}`, text.slice(from, to)][tried % 3];
    const edited = text.slice(0, start) + put + text.slice(end);
    if (firstSyntaxError(parseSyntax('a.ts', edited)) === undefined) continue;
    broken++;
    if (firstSyntaxError(parseForFacts('a.ts', edited)) !== undefined) seen++;
  }
  return { broken, seen };
}

function tokensOf(text, [start, end]) {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text.slice(start, end));
  const tokens = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken)
    tokens.push([start + scanner.getTokenStart(), start + scanner.getTokenEnd()]);
  return tokens;
}

function pick(list, next) {
  return list[Math.floor(next() * list.length)];
}

function percent(part, whole) {
  return whole === 0 ? 'none' : `${Math.round((part / whole) * 100)} %`;
}

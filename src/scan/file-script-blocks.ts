/**
 * Components: the scripts inside `.vue`, `.svelte` and `.astro` files, with everything else blanked so that positions
 * stay true. Markup is only searched for scripts, never parsed, and props are known as far as scripts export them.
 */
import type { ContentFacts, ExportFact, FileFacts, MemberFact } from '../model.ts';
import { folderOf } from '../path.ts';
import { fingerprintOf } from './file-fingerprint.ts';
import { componentKind } from './language.ts';

/** Reads scripts as code of a path that tells their language. */
type Scan = (path: string, text: string) => ContentFacts;

/** Facts of a component, except for its name; undefined for any other file. */
export function componentFacts(path: string, text: string, scan: Scan): ContentFacts | undefined {
  const kind = componentKind(path);
  if (kind === undefined) return undefined;
  const blocks = kind === 'astro' ? astroBlocks(text) : scriptsIn(text, 0);
  const read = (isPublic: boolean): ContentFacts => {
    const chosen = blocks.filter((block) => isModuleBlock(kind, block) === isPublic);
    return scan(path + languageOf(kind, chosen), onlyBlocks(text, chosen));
  };
  const shared = read(true);
  const own = read(false);
  const linked = blocks.flatMap(({ attributes, line }) => {
    const specifier = attributes.get('src');
    return specifier === undefined ? [] : [{ specifier, form: 'static', line } as const];
  });
  const exports = shared.exports.filter(({ name }) => name !== 'default');
  // `<script setup>` may export types; what a Svelte instance exports are props.
  const types = kind === 'vue' ? own.exports.filter(({ typeOnly, name }) => typeOnly && !hasName(exports, name)) : [];
  const written = shared.exports.find(({ name }) => name === 'default');
  const props = kind === 'svelte' ? own.exports.filter(({ typeOnly }) => !typeOnly).map(toProp) : [];
  const locals = [...new Set([...(shared.locals ?? []), ...(own.locals ?? [])])].sort();
  const augments = [...(shared.augments ?? []), ...(own.augments ?? [])];
  const borrowed = [...(shared.borrowed ?? []), ...(own.borrowed ?? [])];
  const opened = [...new Set([...(shared.opened ?? []), ...(own.opened ?? [])])].sort();
  const env = [...new Set([...(shared.env ?? []), ...(own.env ?? [])])].sort();
  const syntaxError = shared.syntaxError ?? own.syntaxError;
  return {
    imports: [...shared.imports, ...own.imports, ...linked].sort((a, b) => a.line - b.line),
    exports: [...exports, ...types, component(written, props)],
    reexports: shared.reexports.filter(({ exported }) => exported !== 'default'),
    ...(augments.length > 0 ? { augments } : {}),
    ...(locals.length > 0 ? { locals } : {}),
    ...(borrowed.length > 0 ? { borrowed } : {}),
    ...(opened.length > 0 ? { opened } : {}),
    ...(env.length > 0 ? { env } : {}),
    ...(shared.isGenerated || own.isGenerated ? { isGenerated: true } : {}),
    ...(syntaxError ? { syntaxError } : {}),
  };
}

/** The facts of a content in the file where it stands. A component is called like its file, and nothing else is. */
export function factsAt(path: string, facts: ContentFacts): FileFacts {
  if (componentKind(path) === undefined) return { path, ...facts };
  const local = path.slice(folderOf(path).length).replace(/^\//, '').replace(/\..*$/, '');
  const exports = facts.exports.map((each) =>
    each.name === 'default' ? { ...each, signature: `component ${local}`, local } : each,
  );
  return { path, ...facts, exports };
}

function hasName(exports: readonly ExportFact[], name: string): boolean {
  return exports.some((each) => each.name === name);
}

/**
 * The component itself, which is what importers get as the default. What it is at run time is up to its compiler, and
 * most of what it offers stands in the markup, so nothing is said to be missing.
 */
function component(written: ExportFact | undefined, props: readonly MemberFact[]): ExportFact {
  return {
    name: 'default',
    kind: 'unknown',
    typeOnly: false,
    signature: 'component',
    fingerprint: componentFingerprint(written, props),
    ...(written?.doc === undefined ? {} : { doc: written.doc }),
    deprecated: written?.deprecated ?? false,
    inferred: true,
    members: props,
    hasMoreMembers: true,
    line: written?.line ?? 1,
  };
}

/** What scripts say of its contract: the options that it exports, and its props in any order. */
function componentFingerprint(written: ExportFact | undefined, props: readonly MemberFact[]): string {
  const parts = props.map(({ name, fingerprint }) => `${name} ${fingerprint}`).sort();
  return fingerprintOf(['component', written?.fingerprint ?? '', ...parts].join('\n'));
}

function toProp({ name, kind, signature, fingerprint, line }: ExportFact): MemberFact {
  return { name, kind: kind === 'function' ? 'method' : 'property', isStatic: false, signature, fingerprint, line };
}

// ── blocks ──

interface Block {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly isFrontMatter: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

/** True for a block whose exports are those of the module. */
function isModuleBlock(kind: 'vue' | 'svelte' | 'astro', { attributes, isFrontMatter }: Block): boolean {
  if (kind === 'astro') return isFrontMatter;
  if (kind === 'vue') return !attributes.has('setup');
  return attributes.has('module') || attributes.get('context') === 'module';
}

/** An extension that tells the parser the language: Astro is TypeScript always, JSX does no harm to JavaScript. */
function languageOf(kind: 'vue' | 'svelte' | 'astro', blocks: readonly Block[]): string {
  const written = blocks.map(({ attributes }) => attributes.get('lang') ?? '');
  if (written.includes('tsx')) return '.tsx';
  return kind === 'astro' || written.some((lang) => /^(?:ts|typescript)$/.test(lang)) ? '.ts' : '.jsx';
}

/** The front matter of an Astro file, then the scripts that it sends to browsers. */
function astroBlocks(text: string): readonly Block[] {
  const open = /^\s*---/.exec(text);
  if (!open) return scriptsIn(text, 0);
  const start = open[0].length;
  const close = /^[^\S\n]*---/m.exec(text.slice(start));
  const end = close ? start + close.index : text.length;
  const block = { start, end, line: 1, isFrontMatter: true, attributes: new Map<string, string>() };
  return [block, ...scriptsIn(text, end)];
}

/** A comment, or the start of a template or a script; attributes may hold `>` in quotes. */
const OPENING = /<!--|<template(?=[\s>/])|<script(?=[\s>/])((?:[^"'>]|"[^"]*"|'[^']*')*)>/gi;

function scriptsIn(text: string, from: number): readonly Block[] {
  const blocks: Block[] = [];
  OPENING.lastIndex = from;
  for (let match = OPENING.exec(text); match; match = OPENING.exec(text)) {
    const start = OPENING.lastIndex;
    const [opening, written] = match;
    if (opening === '<!--') {
      OPENING.lastIndex = endOf(text, '-->', start)?.after ?? text.length;
      continue;
    }
    if (written === undefined) {
      // A script in a template is markup; where the template does not end, nobody can tell.
      OPENING.lastIndex = templateEnd(text, match.index) ?? start;
      continue;
    }
    // An unclosed script runs to the end, and the parser says what is wrong with it.
    const isClosed = /[\s"']\/>$|^<script\/>$/i.test(opening);
    const close = isClosed ? { at: start, after: start } : endOf(text, '</script', start);
    OPENING.lastIndex = close?.after ?? text.length;
    const attributes = attributesOf(written);
    if (!isCode(attributes)) continue;
    const line = text.slice(0, match.index).split('\n').length;
    blocks.push({ start, end: close?.at ?? text.length, line, isFrontMatter: false, attributes });
  }
  return blocks;
}

/** Where the template that starts at `from` ends, with those inside it counted. */
function templateEnd(text: string, from: number): number | undefined {
  const tags = /<(\/?)template(?=[\s>/])(?:[^"'>]|"[^"]*"|'[^']*')*>/gi;
  tags.lastIndex = from;
  let depth = 0;
  for (let tag = tags.exec(text); tag; tag = tags.exec(text)) {
    if (tag[1] === '/') depth -= 1;
    else if (!tag[0].endsWith('/>')) depth += 1;
    if (depth <= 0) return tags.lastIndex;
  }
  return undefined;
}

function endOf(text: string, mark: string, from: number): { readonly at: number; readonly after: number } | undefined {
  const search = new RegExp(mark, 'gi');
  search.lastIndex = from;
  const found = search.exec(text);
  return found ? { at: found.index, after: search.lastIndex } : undefined;
}

function attributesOf(written: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of written.matchAll(
    /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g,
  )) {
    attributes.set(name.toLowerCase(), double ?? single ?? bare ?? '');
  }
  return attributes;
}

/** JSON, templates and CoffeeScript are no code that is read here. */
function isCode(attributes: ReadonlyMap<string, string>): boolean {
  const lang = attributes.get('lang') ?? '';
  const type = attributes.get('type') ?? '';
  return (
    /^(?:|[jt]sx?|javascript|typescript)$/.test(lang) && /^(?:|module|(?:text|application)\/javascript|ts)$/.test(type)
  );
}

/** The text with blanks for all that is in no block. Scripts end where their elements do, however they are written. */
function onlyBlocks(text: string, blocks: readonly Block[]): string {
  let result = '';
  let at = 0;
  let isAfterCode = false;
  for (const { start, end } of blocks) {
    const gap = blank(text.slice(at, start));
    const code = text.slice(start, end);
    // On one line, or before a bracket on the next, two scripts would run into one statement.
    result += (isAfterCode ? gap.replace(' ', ';') : gap) + code;
    isAfterCode ||= code.trim() !== '';
    at = end;
  }
  // Nothing follows, so nothing has to keep its place.
  return blocks.length === 0 ? '' : result;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

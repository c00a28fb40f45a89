/**
 * Agent files of any name: those that settings of clients in a repository name, and what stands where in such settings. Only settings of the
 * root count, as for a session that is started there. URLs, home folders and what lies outside of the repository name no file of it.
 */
import { clientSettings } from './client-settings.ts';
import { globMatcher, isTooComplex } from './glob.ts';
import type { Sources } from './model.ts';
import { folderOf, lastSegment } from './path.ts';
import { isObject, readManifest, textsIn } from './scan/manifest.ts';
import { isForeignPlace } from './sources/agent-paths.ts';
import { readYaml, type YamlValue } from './yaml.ts';

/** Path → the folder whose sessions load it, `''` for the root. */
export type NamedFiles = ReadonlyMap<string, string>;

type Named = Pick<Sources, 'texts' | 'paths'>;

/** The files among `paths` that settings name, each once. Code, data and pictures instruct nobody, whatever names them. */
export function namedFiles({ paths, texts }: Named): NamedFiles {
  if (![...NAMING, '.gemini/settings.json'].some((file) => texts.has(file))) return new Map();
  const prose = { texts, paths: paths.filter((path) => isProse(path) && !isForeignPlace(path)) };
  const byGemini = inFolders(clientSettings(prose, ['gemini']).get('gemini') ?? [], prose.paths);
  const atRoot = [...namedByOpencode(texts), ...namedByAider(texts)]
    .map(pathOrGlob)
    .filter((glob) => !isTooComplex(glob));
  const matchers = atRoot.map(globMatcher);
  const byRoot = prose.paths.filter((path) => matchers.some((matches) => matches(path)));
  return new Map([...byRoot.map((path) => [path, ''] as const), ...codexFallbacks(prose), ...byGemini]);
}

/** Files of such settings, beside those of the client table. */
const NAMING = ['opencode.json', 'opencode.jsonc', '.codex/config.toml', '.aider.conf.yml'];

/** Whether a file may name agent files. */
export function isNamingFile(path: string): boolean {
  return NAMING.includes(path);
}

/** The files of `known` that settings name, for whoever has to read them. */
export function filesInSettings({ texts }: Pick<Sources, 'texts'>, known: ReadonlySet<string>): readonly string[] {
  return [...namedFiles({ texts, paths: [...known] }).keys()];
}

/**
 * What Codex loads where a folder has neither AGENTS.override.md nor AGENTS.md: the first of `project_doc_fallback_filenames` (measured
 * 2026-11-20). It reads them in projects that their user trusts, which nobody can see here.
 */
export function codexFallbacks({ paths, texts }: Named): NamedFiles {
  const names = tomlTexts(texts.get('.codex/config.toml') ?? '', 'project_doc_fallback_filenames');
  const standing = new Set(paths);
  const order = ['AGENTS.override.md', 'AGENTS.md', ...names];
  const found = inFolders(
    names.filter((name) => !name.includes('/')),
    paths,
  );
  return new Map(
    [...found].filter(([path]) => {
      const folder = folderOf(path);
      return (
        path === order.map((name) => (folder === '' ? name : `${folder}/${name}`)).find((each) => standing.has(each))
      );
    }),
  );
}

function isProse(path: string): boolean {
  return /\.(?:mdc?|markdown|txt)$/i.test(path) || /^\.?[^.]+$/.test(lastSegment(path));
}

/** Files that are looked for in every folder. */
function inFolders(names: readonly string[], paths: readonly string[]): NamedFiles {
  const wanted = names.map((name) => name.trim().replace(/^\.\//, '')).filter((name) => name !== '');
  return new Map(
    paths.flatMap((path) => {
      const name = wanted.find((each) => path === each || path.endsWith(`/${each}`));
      return name === undefined ? [] : [[path, path.slice(0, -name.length).replace(/\/$/, '')] as const];
    }),
  );
}

/** Measured 2026-11-20: globs of any files, from the folder of the settings. */
function namedByOpencode(texts: Sources['texts']): readonly string[] {
  return ['opencode.json', 'opencode.jsonc'].flatMap((file) => {
    const text = texts.get(file);
    if (text === undefined) return [];
    const { value, problems } = readManifest({ file, text, isLenient: true });
    const named = problems.length > 0 || !isObject(value.value) ? undefined : value.value.get('instructions');
    return typeof named === 'string' ? [named] : textsIn(named);
  });
}

/** https://aider.chat/docs/usage/conventions.html: one file or a list. */
function namedByAider(texts: Sources['texts']): readonly string[] {
  const file = '.aider.conf.yml';
  const text = texts.get(file);
  if (text === undefined) return [];
  const { root } = readYaml({ file, text, what: 'configuration' });
  return root.kind === 'map' ? textsAt(root.fields.get('read')?.value) : [];
}

function textsAt(value: YamlValue | undefined): readonly string[] {
  if (value?.kind === 'list') return value.items.flatMap(textsAt);
  return value?.kind === 'text' ? [value.text] : [];
}

function pathOrGlob(written: string): string {
  return written.trim().replace(/^\.\//, '');
}

/** The texts of a list on the top level of TOML; nothing where it is written in any other way. */
function tomlTexts(toml: string, key: string): readonly string[] {
  const top = toml.slice(0, /^[ \t]*\[/m.exec(toml)?.index);
  const [, list = ''] = new RegExp(String.raw`^[ \t]*["']?${key}["']?[ \t]*=[ \t]*\[([^\]]*)\]`, 'm').exec(top) ?? [];
  return [...list.replace(/#.*$/gm, '').matchAll(/"([^"\\\n]*)"|'([^'\n]*)'/g)].map(
    ([, basic, literal]) => basic ?? literal ?? '',
  );
}

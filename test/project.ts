/**
 * A whole repository from a table of paths and texts: the one way in which tests get inputs. Nothing is on disk but
 * lintel's own templates.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../src/compile.ts';
import { chooseConfig } from '../src/config-choice.ts';
import { defaultConfig, lockFile, parseConfig } from '../src/config.ts';
import { formatLock } from '../src/lock.ts';
import type { Compilation, Inputs } from '../src/model.ts';
import { RULE_IDS, RULE_OPTIONS } from '../src/rules/index.ts';
import { scanFile } from '../src/scan/file.ts';
import { isCodeFile } from '../src/scan/language.ts';

/** Path → text. A leading line break is dropped, so that template strings may start on their own line. */
export type Files = Readonly<Record<string, string>>;

/** What a test may want to be otherwise. */
export interface ProjectOptions {
  readonly version?: string;
  /** False for a repository that nobody has set up: it has agent files, and may have a lock at its root. */
  readonly isSetUp?: boolean;
  /** Paths among the files that are symbolic links. */
  readonly links?: readonly string[];
  /** What some of the links hold. */
  readonly linkTargets?: Readonly<Record<string, string>>;
}

/** The inputs of a repository that holds `files`. Its configuration is `context/lintel.yaml` among them, else the default. */
export function project(
  files: Files,
  { version = '1.0.0', isSetUp = true, links = [], linkTargets = {} }: ProjectOptions = {},
): Inputs {
  const texts = new Map(Object.entries(files).map(([path, text]) => [path, text.replace(/^\n/, '')]));
  const written = chooseConfig(texts, undefined);
  const config = written?.kind === 'text' ? parseConfig(written, RULE_IDS, RULE_OPTIONS) : undefined;
  const [problem] = config?.problems ?? [];
  if (problem) throw new Error(`${problem.file}:${problem.line} ${problem.message}`);
  const code = [...texts].filter(([path]) => isCodeFile(path) && !links.includes(path));
  return {
    sources: {
      paths: [...texts.keys()].sort(),
      links: [...links].sort(),
      hidden: [],
      texts: new Map([...texts].filter(([path]) => !isCodeFile(path))),
      linkTargets: new Map(Object.entries(linkTargets)),
    },
    config: config?.value ?? { ...defaultConfig(), file: isSetUp ? 'context/lintel.yaml' : '' },
    files: code.map(([path, text]) => scanFile(path, text)).sort((a, b) => (a.path < b.path ? -1 : 1)),
    templates: TEMPLATES,
    unreadable: [],
    version,
  };
}

/** The files of a repository after `lintel build`: its changes carried out and its lock written. */
export function built(files: Files, options: ProjectOptions = {}): Files {
  const compilation = compile(project(files, options));
  const after: Record<string, string> = { ...files };
  for (const change of compilation.changes) {
    if (change.action === 'delete') delete after[change.path];
    if ((change.action === 'create' || change.action === 'update') && change.after !== undefined) {
      after[change.path] = change.after;
    }
  }
  after[lockFile(compilation.inputs.config)] = formatLock(compilation.nextLock);
  return after;
}

/** Compiles a repository that holds `files`. */
export function compiled(files: Files, options: ProjectOptions = {}): Compilation {
  return compile(project(files, options));
}

const TEMPLATES: ReadonlyMap<string, string> = readTemplates(join(import.meta.dirname, '../templates'));

function readTemplates(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.hbs'))
    .sort();
  return new Map(
    names.map((name) => [
      name.replaceAll('\\', '/').slice(0, -'.hbs'.length),
      readFileSync(join(folder, name), 'utf8'),
    ]),
  );
}

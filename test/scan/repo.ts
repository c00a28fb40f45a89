/** Repositories as path → text, for the tests of this folder. */
import type { Facts, Parsed, ProjectFacts, Sources } from '../../src/model.ts';
import { scanFile } from '../../src/scan/file.ts';
import { linkCode } from '../../src/scan/graph.ts';
import { isCodeFile } from '../../src/scan/language.ts';
import { extendedPaths, manifestPaths, readProject } from '../../src/scan/project.ts';

export type Repo = Readonly<Record<string, string | object>>;

export function sourcesOf(repo: Repo): Sources {
  const paths = Object.keys(repo).sort();
  const text = (path: string): string => {
    const content = repo[path] ?? '';
    return typeof content === 'string' ? content : JSON.stringify(content, undefined, 2);
  };
  const texts = new Map(manifestPaths(paths).map((path) => [path, text(path)]));
  for (let more = extendedPaths({ paths, texts }); more.length > 0; more = extendedPaths({ paths, texts })) {
    for (const path of more) texts.set(path, text(path));
  }
  return { paths, links: [], hidden: [], linkTargets: new Map(), texts };
}

export function projectOf(repo: Repo): ProjectFacts {
  return readProject(sourcesOf(repo)).value;
}

export function linked(repo: Repo, modules?: readonly string[]): Parsed<Facts> {
  const { paths } = sourcesOf(repo);
  const files = paths.filter(isCodeFile).map((path) => scanFile(path, String(repo[path])));
  return linkCode({ project: projectOf(repo), files, paths, modules });
}

/** `purpose: command` lines of the root, or of the package in `dir`. */
export function commandsOf(repo: Repo, dir = ''): readonly string[] {
  return projectOf(repo)
    .commands.filter((command) => command.dir === dir)
    .map(({ purpose, command }) => `${purpose}: ${command}`);
}

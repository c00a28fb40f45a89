/**
 * Entries of the configuration, and exceptions of decisions, that no file falls under: suppressions and severities for nothing, decisions
 * and notes that nobody reads, often of a folder that moved.
 */
import { idleExceptions } from './arch/unmatched.ts';
import { ignoreMatcher } from './claims/world/ignored.ts';
import type { Compilation, ConfigGlob, Problem, RuleOverride, Sources } from './model.ts';
import { foldersAbove } from './path.ts';
import { overrideMatcher } from './rule-settings.ts';

/** One problem for each such entry, at its patterns. */
export function idleOverrides({ inputs: { config, sources }, outputs }: Compilation): readonly Problem[] {
  const { overrides, file } = config;
  if (overrides.length === 0) return [];
  const known = knownPaths(sources, [file, ...outputs.map(({ path }) => path)]);
  const mayLieElsewhere = elsewhereTest(sources);
  return overrides.flatMap((override): readonly Problem[] => {
    // What lintel sets by itself stands nowhere.
    if (override.place === undefined) return [];
    const matches = overrideMatcher(override);
    const wanted = override.files.filter((each) => !each.startsWith('!'));
    if (known.some(matches) || wanted.some(mayLieElsewhere)) return [];
    return [{ rule: 'lint/unused-suppression', file, ...override.place, ...words(override, wanted) }];
  });
}

/** One problem for each glob of `modules`, `notes` or `decisions` that no file or folder matches. */
export function idleGlobs({ inputs: { config, sources } }: Compilation): readonly Problem[] {
  const { globs = [], file } = config;
  if (globs.length === 0) return [];
  const known = knownPaths(sources, []);
  const mayLieElsewhere = elsewhereTest(sources);
  const asked = globs.filter(({ glob }) => !glob.startsWith('!') && !mayLieElsewhere(glob));
  return asked
    .filter(({ glob }) => !known.some(overrideMatcher({ files: [glob] })))
    .map(({ key, glob, line, column }) => {
      const message = `\`${glob}\` in \`${key}\` matches nothing here, so ${MISSED[key]}.`;
      const hint = 'Write the path as it is now, or remove the entry.';
      // The first decision of a folder may be about to be written.
      return { rule: 'stale/glob', file, line, column, message, claim: glob, target: glob, hint, isFromProse: true };
    });
}

/** What comes of an entry that matches nothing. */
const MISSED: Readonly<Record<ConfigGlob['key'], string>> = {
  modules: 'it makes no folder a module',
  notes: 'no note is read by it',
  decisions: 'no decision is read by it',
};

/** One problem for each exception of a decision's `enforce` that exempts nothing, for the same reasons. */
export function idleExemptions(compilation: Compilation): readonly Problem[] {
  const idle = idleExceptions(compilation);
  if (idle.length === 0) return [];
  const mayLieElsewhere = elsewhereTest(compilation.inputs.sources);
  return idle.flatMap(({ pattern: { file, line, column, glob }, place, hint }): readonly Problem[] => {
    if (mayLieElsewhere(place) || mayLieElsewhere(glob)) return [];
    const message = `\`${glob}\` in \`enforce\` (\`except\`) matches nothing, so it exempts nothing.`;
    return [{ rule: 'lint/unused-suppression', file, line, column, message, claim: glob, target: glob, hint }];
  });
}

function words({ files }: RuleOverride, wanted: readonly string[]): Pick<Problem, 'message' | 'claim' | 'hint'> {
  const claim = files.join(', ');
  const shown = files.map((each) => `\`${each}\``).join(', ');
  if (wanted.length > 0) {
    const message = `No file of the repository matches ${shown}, so this entry of \`overrides\` sets nothing.`;
    return { message, claim, hint: 'Write the paths as they are now, or remove the entry.' };
  }
  const message = `${shown} only takes files out, so this entry of \`overrides\` can never set anything.`;
  return { message, claim, hint: 'Name the files that are meant as well: `"**"` for all others.' };
}

/** All that a finding may stand at: files, what a build will write, and the folders of modules. */
function knownPaths({ paths, texts, linked }: Sources, more: readonly string[]): readonly string[] {
  const files = [...paths, ...texts.keys(), ...(linked?.keys() ?? []), ...more];
  return [...new Set([...files, ...files.flatMap(foldersAbove)])];
}

/** Whether a pattern may mean what no clone has: ignored files, which lintel may read all the same, and what lies behind a link. */
function elsewhereTest(sources: Sources): (glob: string) => boolean {
  const isIgnored = ignoreMatcher(sources);
  return (glob) => {
    const path = samplePath(glob);
    return path === '' || isIgnored(path) || sources.links.some((link) => path === link || path.startsWith(`${link}/`));
  };
}

/** A path as the glob may match one: each wildcard by a letter, of alternatives the first. */
function samplePath(glob: string): string {
  return glob
    .replace(/^(?:\.?\/)+|\/+$/g, '')
    .replace(/\{([^{},]*)[^{}]*\}/g, '$1')
    .split('/')
    .filter((segment) => segment !== '**')
    .map((segment) => segment.replace(/\[[^\]]*\]|[*?]+/g, 'x'))
    .join('/');
}

/**
 * CODEOWNERS → who owns which path. GitHub's rules ("About code owners", docs.github.com) with GitLab's sections read as
 * well ("Code Owners file reference", docs.gitlab.com). A line that neither would honour is left out in silence: the forge
 * shows it to its author, and a wrong owner is worse than none.
 */
import { globsMatcher } from '../glob.ts';
import type { ModuleFacts, OwnerFacts, OwnerRule, ProjectFacts } from '../model.ts';

/** Where the file may stand, in the order in which it is looked for: the first one counts, and only that one. */
export const CODEOWNERS_FILES: readonly string[] = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitlab/CODEOWNERS',
];

/** GitHub does not load a longer file. */
const MAX_LENGTH = 3 * 1024 * 1024;

/** Reads the CODEOWNERS file among `texts`. */
export function readOwners(texts: ReadonlyMap<string, string>): OwnerFacts | undefined {
  const file = CODEOWNERS_FILES.find((path) => texts.has(path));
  const text = file === undefined ? undefined : texts.get(file);
  if (file === undefined || text === undefined || text.length > MAX_LENGTH) return undefined;
  const rules: OwnerRule[] = [];
  let section: string | undefined;
  let defaults: readonly string[] = [];
  text.split('\n').forEach((line, index) => {
    const heading = SECTION.exec(line.trim());
    if (heading) {
      // Sections of one name are one section, whatever the case.
      section = (heading[1] ?? '').toLowerCase();
      defaults = wordsOf(heading[2] ?? '').filter(isOwner);
      return;
    }
    const [pattern, ...owners] = wordsOf(line);
    if (pattern === undefined || !isPattern(pattern) || !owners.every(isOwner)) return;
    const named = owners.length === 0 ? defaults : owners;
    rules.push({ pattern, owners: named, ...(section === undefined ? {} : { section }), line: index + 1 });
  });
  return { file, rules };
}

/** `[Name]`, `^[Optional]`, `[Name][2]`, each with default owners after it. */
const SECTION = /^\^?\[([^\]]+)\](?:\[\d+\])?(?:\s+(.*))?$/;

/** Splits at blanks that no backslash shields, up to a comment. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:\\.|[^\s\\])+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  return comment === -1 ? words : words.slice(0, comment);
}

/** GitHub has neither negation nor character ranges, and cannot shield a `#`. */
function isPattern(pattern: string): boolean {
  return !/^!|[[\]]|^\\#/.test(pattern);
}

/** A person, a team, a role of GitLab (`@@maintainer`), or an address. */
function isOwner(word: string): boolean {
  return /^@@?[\w.-]+(?:\/[\w.-]+)*$|^[^@\s]+@[^@\s]+$/.test(word);
}

type Lookup = (path: string) => readonly string[];

/** Facts are immutable, so the rules of one compilation are compiled once. */
const lookups = new WeakMap<OwnerFacts, Lookup>();

/**
 * The owners of a path, in the order of the file; empty when nobody owns it. The last rule that matches counts, for each
 * section. A folder, written with a slash at its end, belongs to whom a new file in it would, its name aside.
 */
export function ownersOf({ owners }: Pick<ProjectFacts, 'owners'>, path: string): readonly string[] {
  if (!owners) return [];
  const lookup = lookups.get(owners) ?? ownerLookup(owners);
  lookups.set(owners, lookup);
  return lookup(path === '' || path.endsWith('/') ? `${path}-` : path);
}

/** The modules with who owns them. */
export function withOwners(modules: readonly ModuleFacts[], project: ProjectFacts): readonly ModuleFacts[] {
  return modules.map((module) => {
    const owners = ownersOf(project, `${module.path}/`);
    return owners.length === 0 ? module : { ...module, owners };
  });
}

function ownerLookup({ rules }: OwnerFacts): Lookup {
  const compiled = rules.map((rule) => ({ ...rule, matches: globsMatcher(globsOf(rule.pattern)) })).reverse();
  return (path) => {
    const bySection = new Map<string, readonly string[]>();
    for (const { section = '', owners, matches } of compiled) {
      if (!bySection.has(section) && matches(path)) bySection.set(section, owners);
    }
    return [...new Set([...bySection.values()].reverse().flat())];
  };
}

/** The pattern as globs over repository paths: what it names, and what lies in it if it names a folder. */
function globsOf(pattern: string): readonly string[] {
  const isAnchored = /\/./.test(pattern);
  const bare = pattern.replace(/^\/+/, '').replace(/\/+$/, '');
  // Braces, groups and the like stand for themselves.
  const literal = bare.replace(/\\(.)|([{}()|+@!$^])/g, (_all, shielded: string | undefined, special: string) =>
    shielded === undefined ? `\\${special}` : `\\${shielded}`,
  );
  if (literal === '') return ['**'];
  const base = isAnchored || literal.startsWith('**/') ? literal : `**/${literal}`;
  if (pattern.endsWith('/')) return [`${base}/**/*`];
  // `docs/*` names the files of that folder and not what lies deeper.
  return isAnchored && /(?:^|\/)\*$/.test(base) ? [base] : [base, `${base}/**/*`];
}

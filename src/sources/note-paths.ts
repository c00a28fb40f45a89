/** Which paths are notes, and of which kind: by place and name alone, without reading them. */
import { globMatcher } from '../glob.ts';
import type { Config, DecisionStatus, Note } from '../model.ts';

/** A note by its path. */
export interface NotePath {
  readonly path: string;
  readonly kind: Note['kind'];
  /** For decisions: what the folder's configuration says about a file that states no status. */
  readonly defaultStatus: DecisionStatus;
}

/** Files that agents load by their name: what lintel compiles can never be what it compiles from. */
const AGENT_FILES = new Set(['agents', 'agents.override', 'claude', 'claude.local', 'gemini']);
/** Folders of clients, which hold compiled rule files. */
const CLIENT_FOLDERS = new Set(['.claude', '.cursor']);
/** Documents about a folder of decisions, not of it. Elsewhere only README is: a guide may well be on contributing. */
const ABOUT_DECISIONS = new Set(['readme', 'index', 'toc', 'contents', 'contributing']);
/** Words that the names of templates are made of: `adr000-template`, `TEMPLATE`, `template-madr-minimal`. */
const TEMPLATE_WORDS = new Set(
  'template adr madr nygard decision record architecture short long bare minimal full example'.split(' '),
);
/** Folders whose decisions are test material of a tool that reads decisions. */
const FIXTURES = ['fixtures', '__fixtures__', 'testdata', 'node_modules'];

/** The notes among `paths`: the project note, then guides, module notes, policies and decisions, each by path. */
export function notePaths(paths: readonly string[], config: Config): readonly NotePath[] {
  const kindOf = kinds(config);
  const found = paths.flatMap((path): readonly NotePath[] => {
    const place = path.endsWith('.md') ? kindOf(path) : undefined;
    return place === undefined ? [] : [{ path, ...place }];
  });
  const rank = (note: NotePath): number => ['project', 'guide', 'module', 'policy', 'decision'].indexOf(note.kind);
  return found.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

type Place = Omit<NotePath, 'path'>;

function kinds({ context, decisions, notes }: Config): (path: string) => Place | undefined {
  const places = decisions.map((place) => ({ ...place, matches: outsideFixtures(place.files) }));
  const moduleNotes = notes.map(outsideFixtures);
  return (path) => {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(0, slash));
    const stem = path.slice(slash + 1, -'.md'.length);
    const name = stem.toLowerCase();
    const plain = { defaultStatus: 'unknown' } as const;
    if (path === `${context}/project.md`) return { kind: 'project', ...plain };
    if (AGENT_FILES.has(name)) return undefined;
    if (folder === `${context}/guides`) return name === 'readme' ? undefined : { kind: 'guide', ...plain };
    if (folder === `${context}/policies`) return name === 'readme' ? undefined : { kind: 'policy', ...plain };
    if (folder === `${context}/modules`) return name === 'readme' ? undefined : { kind: 'module', ...plain };
    if (folder !== `${context}/decisions` && folder.split('/').some((part) => CLIENT_FOLDERS.has(part)))
      return undefined;
    const place = places.find(({ matches }) => matches(path));
    if (place !== undefined || folder === `${context}/decisions`) {
      const isDecision = !ABOUT_DECISIONS.has(name) && !isTemplate(stem);
      return isDecision ? { kind: 'decision', defaultStatus: place?.defaultStatus ?? 'unknown' } : undefined;
    }
    // The configuration names these files: a README beside the code may well be the module's note.
    return moduleNotes.some((matches) => matches(path)) ? { kind: 'module', ...plain } : undefined;
  };
}

function outsideFixtures(glob: string): (path: string) => boolean {
  const matches = globMatcher(glob);
  const avoided = new Set(FIXTURES.filter((name) => !glob.includes(name)));
  return (path) => matches(path) && !path.split('/').some((part) => avoided.has(part));
}

/** `0012-adopt-issue-template` is a decision, so every word of a template's name has to be one of theirs. */
function isTemplate(stem: string): boolean {
  const words = stem
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  return words.includes('template') && words.every((word) => TEMPLATE_WORDS.has(word));
}

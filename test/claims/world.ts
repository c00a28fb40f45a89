/** A small world for claims: one note, the paths and packages around it, and what the lock remembers. */
import { findClaims } from '../../src/claims/find/find.ts';
import { ignoreMatcher } from '../../src/claims/world/ignored.ts';
import { judgeClaims, type ClaimWorld } from '../../src/claims/judge/judge.ts';
import type {
  Claim,
  Decision,
  DecisionStatus,
  Facts,
  Guide,
  JudgedClaim,
  LinkedNote,
  LockedClaim,
  ModuleNote,
  Note,
  PackageFacts,
} from '../../src/model.ts';
import { scanFile } from '../../src/scan/file.ts';
import { parseBody } from '../../src/sources/markdown.ts';

export interface WorldOptions {
  /** Path → text. Code files are scanned; `.gitignore` is obeyed. */
  readonly files?: Readonly<Record<string, string>>;
  readonly packages?: readonly PackageFacts[];
  readonly nested?: readonly PackageFacts[];
  readonly isWorkspace?: boolean;
  readonly tsconfigs?: Facts['project']['tsconfigs'];
  readonly locked?: readonly Omit<LockedClaim, 'file'>[];
  readonly note?: LinkedNote;
}

/** Judges every claim that `markdown` makes as a guide. */
export function judge(markdown: string, options: WorldOptions = {}): readonly JudgedClaim[] {
  const note = options.note ?? guide(markdown);
  return judgeClaims(findClaims(note), worldOf(note, options));
}

/** The judgements as `verdict text`. */
export function verdicts(markdown: string, options: WorldOptions = {}): readonly string[] {
  return judge(markdown, options).map(({ claim, verdict }) => `${verdict} ${claim.text}`);
}

/** The claims that a guide makes, as `kind target`. */
export function claims(markdown: string): readonly string[] {
  return findClaims(guide(markdown)).map((claim: Claim) => `${claim.kind} ${claim.target}`);
}

export function worldOf(note: LinkedNote, { files = {}, locked = [], ...rest }: WorldOptions): ClaimWorld {
  return {
    facts: factsOf(files, rest),
    paths: new Set(Object.keys(files)),
    isIgnored: ignoreMatcher({ texts: new Map(Object.entries(files)) }),
    lock: { outputs: [], claims: locked.map((claim) => ({ file: note.note.file, ...claim })) },
    notes: [note],
  };
}

export function factsOf(
  files: Readonly<Record<string, string>>,
  {
    packages = [],
    nested = [],
    isWorkspace = packages.length > 1,
    tsconfigs = [],
  }: Pick<WorldOptions, 'packages' | 'nested' | 'isWorkspace' | 'tsconfigs'> = {},
): Facts {
  const code = Object.entries(files).filter(([path]) => /\.[cm]?[jt]sx?$/.test(path));
  const unread = packages.flatMap(({ manifest, isBroken }) => (isBroken ? [manifest] : []));
  return {
    project: {
      packageManager: 'pnpm',
      packageManagerVersion: '9.12.0',
      packageManagerEvidence: 'pnpm-lock.yaml',
      isWorkspace,
      ...(unread.length > 0 && { unreadManifests: unread }),
      packages,
      ...(nested.length > 0 && { nestedPackages: nested }),
      tsconfigs,
      commands: [],
    },
    modules: [],
    edges: [],
    cycles: [],
    files: code.map(([path, text]) => scanFile(path, text)).sort((a, b) => (a.path < b.path ? -1 : 1)),
    unresolved: [],
  };
}

export function packageOf(
  dir: string,
  fields: Partial<PackageFacts> & { readonly scripted?: readonly string[] } = {},
): PackageFacts {
  const { scripted = [], ...rest } = fields;
  return {
    dir,
    manifest: dir === '' ? 'package.json' : `${dir}/package.json`,
    isPrivate: false,
    scripts: scripted.map((name, index) => ({ name, command: `do ${name}`, line: index + 2 })),
    bin: {},
    engines: {},
    dependencies: [],
    entries: [],
    ...rest,
  };
}

function common(file: string, markdown: string) {
  return {
    file,
    id: file.replace(/^.*\//, '').replace(/\.(md|rst)$/, ''),
    title: 'Title',
    heading: { file, line: 1, column: 1, text: 'Title', bindings: [] },
    rules: [],
    appliesTo: [],
    tags: [],
    clients: [],
    body: parseBody(file, markdown, 1).value,
    isSound: true,
  };
}

function linked(note: Note, rest: Partial<LinkedNote> = {}): LinkedNote {
  return {
    note,
    scope: { kind: 'repo' },
    isInForce: true,
    modules: [],
    files: 0,
    bound: [],
    supersededBy: [],
    isSound: true,
    rootLinks: [],
    ...rest,
  };
}

export function guide(markdown: string, fields: Partial<Guide> = {}, rest: Partial<LinkedNote> = {}): LinkedNote {
  return linked({ ...common(fields.file ?? 'context/guides/guide.md', markdown), kind: 'guide', ...fields }, rest);
}

/** A module note of a folder or package at `path`. */
export function moduleNote(path: string, markdown: string): LinkedNote {
  const file = `context/modules/${path.replaceAll('/', '-')}.md`;
  const note: ModuleNote = {
    ...common(file, markdown),
    kind: 'module',
    module: { file, line: 2, column: 9, text: path, bindings: [] },
  };
  return linked(note, { scope: { kind: 'folder', path }, modules: [path] });
}

export function decision(
  file: string,
  status: DecisionStatus,
  { markdown = '', ...fields }: Partial<Decision> & { readonly markdown?: string } = {},
): LinkedNote & { readonly note: Decision } {
  const note: Decision = {
    ...common(file, markdown),
    kind: 'decision',
    status,
    statusSource: 'front-matter',
    supersedes: [],
    supersededBy: [],
    amends: [],
    amendedBy: [],
    ...fields,
  };
  return { ...linked(note), note };
}

/** A lock is told nothing of words: these are the matter of `locked-words.test.ts`. */
export const NO_TEXTS = { texts: new Map<string, string>(), hash: String };

export const NO_LOCK = { outputs: [], claims: [] };

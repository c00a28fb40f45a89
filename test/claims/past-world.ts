/** A small past for claims: an agent file, the tree of today, and one commit that took away what is not there any more. */
import { findAgentClaims } from '../../src/claims/find/agent-claims.ts';
import { findCellClaims } from '../../src/claims/find/find-cells.ts';
import { findDrawnClaims } from '../../src/claims/find/find-drawn.ts';
import { findSampleClaims } from '../../src/claims/find/find-samples.ts';
import { judgeClaims } from '../../src/claims/judge/judge.ts';
import { judgedByPast } from '../../src/claims/past/past-verdict.ts';
import { pastCases, type PastUse } from '../../src/claims/past/past.ts';
import type { Deletion, JudgedClaim } from '../../src/model.ts';
import { treeOf } from '../../src/tree.ts';
import { agentFileOf } from './agent-world.ts';
import { guide, worldOf } from './world.ts';

/** A tree, what stood before it, and what the agent file said then. */
export interface Past {
  /** Paths that are there now. */
  readonly now?: readonly string[];
  /** Paths that were there before, all taken away by one commit. */
  readonly was: readonly string[];
  /** Paths that were there before, and after that commit still, and that are not there now. */
  readonly stays?: readonly string[];
  /** What the agent file said before that commit; the same as now unless it is said. */
  readonly said?: string;
  /** Path before → path now, or undefined for what is gone since. */
  readonly renamed?: Readonly<Record<string, string | undefined>>;
  /** Path before → what the commit called it, where that is no more its path now. */
  readonly given?: Readonly<Record<string, string>>;
  readonly file?: string;
  readonly ignored?: string;
  readonly use?: PastUse;
  /** Whether the clone lacks the contents, so that names alone told the renames. */
  readonly isGuessed?: boolean;
  /** Whether what git calls the new name of each holds little of it. */
  readonly isUnlike?: boolean;
  /** Folders of packages that are dependencies now. */
  readonly departed?: readonly string[];
  /** Paths that went one by one, each by an older commit of its own. */
  readonly tookBefore?: readonly string[];
  /** Whether earlier commits took the same paths away. */
  readonly times?: number;
  /** Where the agent file stood before its folder was renamed. */
  readonly former?: string;
  /** Claim → what it led to when the lock was written. */
  readonly locked?: Readonly<Record<string, string>>;
  /** Path that an older commit moved → where that is now, or undefined for what is gone since. */
  readonly movedBefore?: Readonly<Record<string, string | undefined>>;
}

/** What is judged of an agent file, its tree, and one commit that removed everything that is not there now. */
export function judged(markdown: string, past: Past): readonly JudgedClaim[] {
  const { now = [], was, said = markdown, renamed = {}, file = 'AGENTS.md', ignored = '', use = 'both' } = past;
  const { locked = {}, movedBefore = {} } = past;
  const agent = agentFileOf(file, markdown);
  const files = Object.fromEntries([...now, file].map((path) => [path, '']));
  const world = {
    ...worldOf(guide(''), { files: { ...files, '.gitignore': ignored } }),
    agents: [agent],
    texts: new Map([[file, markdown]]),
    lock: { outputs: [], claims: Object.entries(locked).map(([claim, target]) => ({ file, claim, target })) },
  };
  const samples = findSampleClaims(agent, { tree: treeOf(world.paths), tsconfigs: world.facts.project.tsconfigs });
  const drawn = findDrawnClaims(agent, treeOf(world.paths));
  const first = judgeClaims([...findAgentClaims(agent), ...findCellClaims(agent), ...samples, ...drawn], world);
  const deleted = was
    .filter((path) => !now.includes(path))
    .map((path): Deletion => ({
      path,
      commit: COMMIT,
      date: '2026-01-16',
      ...(past.times !== undefined && { times: past.times }),
    }));
  for (const [at, path] of (past.tookBefore ?? []).entries())
    deleted.push({ path, commit: `${at}`.padStart(40, '0'), date: '2025-09-01' });
  for (const path of Object.keys(movedBefore)) deleted.push({ path, commit: OLDER, date: '2025-10-13' });
  const moved = new Map(past.former === undefined ? [] : [[file, [past.former]]]);
  const cases = pastCases(first, deleted, { world, use, moved });
  const then = past.former ?? file;
  const texts = new Map([[then, said]]);
  const before = new Map([
    [COMMIT, { paths: new Set([...was, ...(past.stays ?? []), then]), texts }],
    [OLDER, { paths: new Set([...Object.keys(movedBefore), then]), texts }],
  ]);
  const renames = new Map([
    [COMMIT, new Map(Object.entries(renamed))],
    [OLDER, new Map(Object.entries(movedBefore))],
  ]);
  // What nobody moved since bears the name that the commit gave it.
  const kept = Object.entries(renamed).flatMap(([from, to]) => (to === undefined ? [] : [[from, to] as const]));
  const given = new Map([[COMMIT, new Map([...kept, ...Object.entries(past.given ?? {})])]]);
  const guessed = new Set(past.isGuessed ? [COMMIT] : []);
  const unlike = new Map(past.isUnlike ? [[COMMIT, new Set(was)]] : []);
  const departed = new Set(past.departed);
  return judgedByPast(first, cases, { past: { before, renames, given, guessed, unlike, departed }, world });
}

/** The commit that took everything away. */
export const COMMIT = 'f495077e0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

/** One that took something away before it. */
export const OLDER = '0dd0a11dbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';

/** The texts of the claims that it proves dead. */
export function dead(markdown: string, past: Past): readonly string[] {
  return judged(markdown, past).flatMap(({ claim, verdict }) => (verdict === 'dead' ? [claim.text] : []));
}

/** A text with a drawn tree of five files. */
export const TREE = `# Shop

## Layout

\`\`\`
src/
├── router.ts       # Routes
├── session.ts      # Sessions
├── store.ts        # The store
├── queue.ts        # Jobs
└── sse-server.ts   # Streams
\`\`\`
`;

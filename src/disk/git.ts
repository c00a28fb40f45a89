/**
 * How git is asked: the one place that starts it, with options and an environment under which it writes nothing, fetches
 * nothing and runs no program that a repository names. What is asked, and what the answer means, is up to the caller.
 */
import { execFile, spawn } from 'node:child_process';
import { errorCode } from './error-code.ts';

/** What git said. */
export interface GitAnswer {
  /** `missing`: there is no git to ask. `failed`: it refused, or gave up half-way. */
  readonly outcome: 'done' | 'failed' | 'missing' | 'cut';
  /** Everything it printed; for `failed` what it printed before, for `cut` the first `maxBytes` of it. */
  readonly output: Buffer;
  /** Its complaint, in English. */
  readonly complaint: string;
}

export interface GitQuestion {
  /** What it reads from standard input. */
  readonly input?: string;
  /** Most bytes of output that are taken. */
  readonly maxBytes?: number;
  /** Ends git where nobody wants the answer any more; it has `failed` then. */
  readonly signal?: AbortSignal | undefined;
}

/** Most output of any question. */
const MAX_BYTES = 2 ** 30;

/** Asks git one question in the folder `root`. Never throws. */
export async function askGit(
  root: string,
  words: readonly string[],
  { input = '', maxBytes = MAX_BYTES, signal }: GitQuestion = {},
): Promise<GitAnswer> {
  return await new Promise((done) => {
    const options = {
      cwd: root,
      env: gitEnvironment(),
      maxBuffer: maxBytes,
      encoding: 'buffer',
      windowsHide: true,
      ...(signal ? { signal } : {}),
    } as const;
    const child = execFile('git', [...OPTIONS, ...words], options, (error, output, complaint) =>
      done({ outcome: outcomeOf(error), output, complaint: complaint.toString('utf8') }),
    );
    // A git that is not there, or that gives up early, does not read: the exit says so better than a broken pipe.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** A question whose answer is too long to be held as a whole. */
export interface StreamedQuestion {
  readonly input: string;
  /** Takes the next bytes of the answer, and says whether more of it is wanted. */
  readonly onOutput: (bytes: Buffer) => boolean;
  /** Ends git where nobody wants the answer any more; it has `failed` then. */
  readonly signal?: AbortSignal | undefined;
}

/** Asks git one question and hands on what it prints as it comes. Never throws. */
export async function streamGit(
  root: string,
  words: readonly string[],
  { input, onOutput, signal }: StreamedQuestion,
): Promise<GitAnswer['outcome']> {
  return await new Promise((done) => {
    const child = spawn('git', [...OPTIONS, ...words], {
      cwd: root,
      env: gitEnvironment(),
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      ...(signal ? { signal } : {}),
    });
    let isCut = false;
    child.stdout.on('data', (bytes: Buffer) => {
      if (isCut || onOutput(bytes)) return;
      isCut = true;
      child.kill();
    });
    child.on('error', (error) => done(outcomeOf(error)));
    child.on('close', (code) => done(isCut ? 'cut' : code === 0 ? 'done' : 'failed'));
    // A git that is not there, or that gives up early, does not read: the exit says so better than a broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** What git answers as text, or undefined when it cannot: not installed, not a repository, not trusted. */
export async function gitText(root: string, words: readonly string[]): Promise<string | undefined> {
  const { outcome, output } = await askGit(root, words);
  return outcome === 'done' ? output.toString('utf8') : undefined;
}

/** Questions asked at once: each is a process of git, and most machines have two cores or more. */
const AT_ONCE = 4;

/** Asks about each of the things, a few at a time. The answers come in the order of the things. */
export async function fewAtOnce<Thing, Answer>(
  things: readonly Thing[],
  ask: (thing: Thing) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < things.length; start += AT_ONCE)
    answers.push(...(await Promise.all(things.slice(start, start + AT_ONCE).map(ask))));
  return answers;
}

function outcomeOf(error: Error | null): GitAnswer['outcome'] {
  if (error === null) return 'done';
  const code = errorCode(error);
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'cut';
  return code === 'ENOENT' ? 'missing' : 'failed';
}

/**
 * A configured file system monitor is a program: it is not run. Replaced objects are those of one clone. Settings that have
 * git look at less than it can, so that a changed file passes for unchanged, do not hold here.
 */
const OPTIONS = [
  '--no-optional-locks',
  '--no-replace-objects',
  ...['core.quotepath=off', 'core.fsmonitor=false', 'core.checkStat=default', 'core.trustctime=true'].flatMap(
    (setting) => ['-c', setting],
  ),
];

/**
 * Inside a hook git's own variables name the repository of the commit, which need not be the one at `root`.
 * Fetching missing objects is off twice: by its own switch (git 2.45) and by allowing no protocol.
 */
function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !LOCAL_TO_A_REPOSITORY.test(name));
  const ours = {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_GRAFT_FILE: NO_FILE,
  };
  return { ...Object.fromEntries(inherited), ...ours };
}

/** Grafts rewrite the history of one clone. Git is silent about a file of them that cannot be there. */
const NO_FILE = '/dev/null/grafts';

/** The variables of `git rev-parse --local-env-vars` that decide which repository, index and history are read. */
const LOCAL_TO_A_REPOSITORY =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|PREFIX|IMPLICIT_WORK_TREE|NAMESPACE|TRACE.*|GRAFT_FILE|SHALLOW_FILE|REPLACE_REF_BASE|LITERAL_PATHSPECS|GLOB_PATHSPECS|NOGLOB_PATHSPECS|ICASE_PATHSPECS)$/;

/**
 * What should not stand in a file that every agent and every clone reads: keys of services, by the shapes that their
 * makers publish, and paths into one person's home folder. A key is never shown, not even in part.
 */
import { EXAMPLE_WORD } from '../example-word.ts';
import type { Problem } from '../model.ts';
import { identityOf } from '../identity.ts';
import { isOfOneMachine } from './linux-home.ts';
import { isShortKey, isStandIn, SECRET_HINT, SHAPES } from './key-shapes.ts';

/** Keys and home folders in `text`, in its order. */
export function exposures(file: string, text: string): readonly Problem[] {
  // Most texts hold neither, and need no look at each line.
  const hasSecrets = SECRET_HINT.test(text);
  const hasHomes = HOME_HINT.test(text);
  if (!hasSecrets && !hasHomes) return [];
  const problems = text.split('\n').flatMap((line, index, lines): readonly Problem[] => [
    // The text of a private key stands on the lines below its header.
    ...(hasSecrets
      ? secretsIn(withPublicKeyBlank(lines, index), {
          end: line.length,
          isSample: () => isSample(lines, index),
        }).map((found) => ({
          ...found,
          file,
          line: index + 1,
        }))
      : []),
    ...(hasHomes && HOME_HINT.test(line) && !isSample(lines, index)
      ? homesIn(lines, index).map((found) => ({ ...found, file, line: index + 1 }))
      : []),
  ]);
  return oncePerEditor(problems);
}

/** An editor writes such links by the dozen: the first into each home speaks for all of the file. */
function oncePerEditor(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>();
  const more = new Map<Problem, number>();
  const kept = problems.filter((problem) => {
    const home = homeOfEditor(problem.claim);
    const known = home === undefined ? undefined : first.get(home);
    if (known === undefined && home !== undefined) first.set(home, problem);
    if (known !== undefined) more.set(known, (more.get(known) ?? 0) + 1);
    return known === undefined;
  });
  return kept.map((problem) => {
    const others = more.get(problem);
    if (others === undefined) return problem;
    const rest =
      others === 1 ? 'One more link of this file leads there.' : `${others} more links of this file lead there.`;
    return { ...problem, message: `${problem.message} ${rest}` };
  });
}

function homeOfEditor(claim: string | undefined): string | undefined {
  return /^cci:\d+:\/\/(.*)/.exec(claim ?? '')?.[1];
}

/** A line that shows what such a path looks like, or what not to write, by itself, by the line above or by what leads its fence or table in. */
function isSample(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (AS_WRONG.test(`${lines[index - 1] ?? ''}\n${line}`)) return true;
  if (AS_SAMPLE.test(line.replace(NAMED_EXAMPLE, ''))) return true;
  return line.trimStart().startsWith('|') ? isInColumnOfSamples(lines, index) : isInSampleFence(lines, index);
}

function isInColumnOfSamples(lines: readonly string[], index: number): boolean {
  let first = index;
  while (first > index - MAX_LEAD && lines[first - 1]?.trimStart().startsWith('|')) first--;
  return EXAMPLE_COLUMN.test(lines[first] ?? '');
}

function isInSampleFence(lines: readonly string[], index: number): boolean {
  const from = Math.max(0, index - MAX_LEAD);
  const fence = from + lines.slice(from, index).findLastIndex((line) => /^\s*(?:```|~~~)/.test(line));
  const lead = lines.slice(Math.max(from, fence - 2), Math.max(from, fence)).join('\n');
  return fence >= from && (AS_WRONG.test(lead) || LED_AS_SAMPLE.test(lead));
}

/** "Beispiel:" on a line of its own leads what is below it in. */
const LED_AS_SAMPLE = new RegExp(String.raw`^\W*(?:${EXAMPLE_WORD})\W*$`, 'imu');

/** How far above its line a fence or a table may begin. */
const MAX_LEAD = 40;

type Found = Omit<Problem, 'file' | 'line'>;

/**
 * A line of keys without one for the web by Firebase: each visitor of a page gets it, it names a project and opens nothing (Google,
 * "Learn about using and managing API keys for Firebase"). What tells it from other keys of Google is the domain of its sign-in beside it.
 */
function withPublicKeyBlank(lines: readonly string[], index: number): string {
  const text = withKeyText(lines, index);
  if (!WEB_KEY.test(text)) return text;
  const around = lines.slice(Math.max(0, index - FEW_LINES), index + FEW_LINES + 1).join('\n');
  return AUTH_DOMAIN.test(around) ? text.replace(WEB_KEY, (_, name: string) => `${name}${' '.repeat(39)}`) : text;
}

/** `apiKey: "…"`, `"apiKey": "…"`, `VITE_FIREBASE_API_KEY=…`. */
const WEB_KEY = /((?:\bapiKey|FIREBASE_(?:WEB_)?API_KEY)["'`]?\s*[:=]\s*["'`]?)AIza[\w-]{35}(?![\w-])/;
const AUTH_DOMAIN = /\bauthDomain\b|FIREBASE_AUTH_DOMAIN/;

/** A configuration of Firebase for the web has seven keys, or eight. */
const FEW_LINES = 8;

/** A text with stars for every key, where it goes into a report because of something else that stands beside one. */
export function withoutKeys(text: string): string {
  return withStars(text, () => '***');
}

/** {@link withoutKeys}, line by line, where texts are held against each other: none of them goes away with a key. */
export function withoutKeysOfLines(text: string): string {
  return withStars(text, (key) => key.replace(/[^\r\n]+/g, '***'));
}

function withStars(text: string, starsFor: (key: string) => string): string {
  if (!SECRET_HINT.test(text)) return text;
  return SHAPES.reduce((shown, { pattern }) => {
    // Of a private key the first line tells its shape, and those behind it open as much.
    const whole = pattern.source.includes('PRIVATE') ? new RegExp(`${pattern.source}${MORE_KEY_TEXT}`, 'g') : pattern;
    return shown.replace(whole, (key) => (isStandIn(key) ? key : starsFor(key)));
  }, text);
}

const MORE_KEY_TEXT = '(?:(?:\\\\n|[\\s>])+[A-Za-z0-9+/=]{16,})*';

/** A line, with those below it where a private key begins: its text may stand as deep as below its armour headers. */
function withKeyText(lines: readonly string[], index: number): string {
  const line = lines[index] ?? '';
  return line.includes('PRIVATE KEY') ? lines.slice(index, index + MAX_ARMOUR).join('\n') : line;
}

/** Lines from the header of a private key to the first of its text: headers are two as a rule, and a blank line. */
const MAX_ARMOUR = 6;

/** Where keys have to begin, and whether their line only shows what one looks like. */
interface Place {
  readonly end: number;
  readonly isSample: () => boolean;
}

/** The keys that begin before `end`. A short password that is given as an example may have been made up for it. */
function secretsIn(text: string, { end, isSample: isOfSample }: Place): readonly Found[] {
  return SHAPES.flatMap(({ owner, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(({ 0: key, index }) => index < end && !isStandIn(key) && !(isShortKey(key) && isOfSample()))
      .map(({ 0: key, index }): Found => {
        const what = owner.startsWith('a ') ? owner : `a key for ${owner}`;
        return {
          rule: 'security/secret',
          column: index + 1,
          message: `This line holds ${what}: everyone who can read the repository, and every agent, has it.`,
          identity: identityOf('security/secret', owner === 'a private key' ? wholeKey(text, index) : key),
          hint: 'Revoke it where it was made, then name the place that holds it instead, such as an environment variable.',
        };
      }),
  );
}

/** All that is at hand of a private key: the first line of its text is the same in all that OpenSSH makes. */
function wholeKey(text: string, index: number): string {
  return (text.slice(index).split('-----END')[0] ?? '').replace(/\s+/g, ' ').trim();
}

/** Home folders of persons, as macOS, Windows and desktops under Linux lay them out. */
const HOME =
  /(?<![\w.$}~/\\@#>-])(?:(?:cci:\d+:\/\/)?file:\/\/|(?:vscode(?:-insiders)?|cursor|windsurf):\/\/file)?(?:(?:(?:\/mnt)?\/[a-z])?\/Users\/([\w.-]+)(?=\/[\w.-])|[A-Za-z]:[\\/]{1,2}Users[\\/]{1,2}([\w.-]+)(?=[\\/]{1,2}[\w.-])|\/home\/([\w.-]+)(?=\/(?:[Pp]rojects?|[Cc]ode|src|dev|[Ww]ork(?:space)?|repos?|git|[Dd]ocuments|[Dd]esktop|[Dd]ownloads)\/)|\/home\/([\w.-]{3,})(?=\/[\w.-]))/g;

/** A sample of what not to write. */
const AS_WRONG =
  /[❌✗✘🚫]|(?:\/\/|#)\s*(?:wrong|bad|incorrect)\b|\b(?:don['’]t|do not|never|avoid|doesn['’]t match)\b|間違い|错误|錯誤/iu;

/** A sample of what a program returns, or of how such a path is written. */
const AS_SAMPLE =
  /→|=>|\b(?:returns?|checks?|resolves? to|becomes?|prints?|outputs?|yields?)\s*:|\b(?:e\.g|for example|examples?|such as|like)\b/i;

/** `/e2e/.env.example`: the name of a file that is really called so. A folder may be called so because it was made up. */
const NAMED_EXAMPLE = /[/\\][\w.-]*\.examples?(?![\w/\\-])/gi;

const EXAMPLE_COLUMN = /\|[\s*_]*(?:examples?|samples?|formats?)[\s*_]*\|/i;

const HOME_HINT = /[/\\](?:Users|home)[/\\]/;

/** Names that stand for anybody, and accounts that images and runners bring: those folders are the same for all. */
const NOBODY =
  /^(?:\.*|user(?:name)?|you|me|name|someone|somebody|anyone|developer|dev|coder|admin|root|runner|runneradmin|gitlab-runner|buildkite-agent|distiller|administrator|container(?:administrator|user)|wdagutilityaccount|seluser|pwuser|pptruser|gradle|rust|vsts|circleci|jenkins|travis|azureuser|builder|nonroot|node|vscode|ubuntu|debian|app|appuser|docker|jovyan|gitpod|codespace|linuxbrew|ec2-user|vagrant|pi|deploy|shared|public|default|foo|bar|example|test|project|projects|repo|workspace|alice|bob|jane|john|jdoe|johndoe|janedoe|(?:your|my|some|the)[-_.]?\w*)$/i;

/** Accounts in the images that agents are run in. On a Mac Claude is a person. */
const SANDBOX = /^(?:claude|oai|codex|jules|agent|sandbox|daytona)$/i;

/**
 * Whether `/Users/…` is a path of an interface or of a router: behind the method of a request, with the number of a record or what is done to
 * one in place of a name, or with a view or such a number directly below it. People keep their projects deeper, and no account is called by digits.
 */
function isRoute(name: string, before: string, behind: string): boolean {
  return RECORD.test(name) || ACTION.test(name) || METHOD.test(before) || VIEW.test(behind);
}

const RECORD = /^(?:\d+|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})$/i;

const ACTION = /^(?:edit|create|new|delete|details?|index|list|search|login|logout|register|profile|settings)$/i;

const METHOD = /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b[^\w\n]{0,8}$/;

const VIEW = /^\/\d+(?![\w./-])|^\/[\w.-]+\.(?:[jt]sx|vue|svelte|astro|cshtml|razor|erb|blade\.php)\b/;

/** "Use the name `shop`, NOT the full path `/Users/…`": what stands right behind it is what not to write. */
const TURNED_DOWN =
  /\b(?:not|instead of|rather than)\s+(?:(?:the|an?|your|its)\s+)?(?:(?:full|absolute|whole|complete|local|hard-?coded)\s+)*(?:paths?:?\s+)?[`"'(*_]*$/i;

function homesIn(lines: readonly string[], index: number): readonly Found[] {
  const line = lines[index] ?? '';
  return [...line.matchAll(HOME)].flatMap((match): readonly Found[] => {
    const [found, mac, windows, linux, other] = match;
    const name = mac ?? windows ?? linux ?? other ?? '';
    if (NOBODY.test(name) || SANDBOX.test(linux ?? other ?? '')) return [];
    if (other !== undefined && !isOfOneMachine({ lines, index, start: match.index, found })) return [];
    if (TURNED_DOWN.test(line.slice(0, match.index))) return [];
    if (mac !== undefined && isRoute(mac, line.slice(0, match.index), line.slice(match.index + found.length)))
      return [];
    return [
      {
        rule: 'security/absolute-path',
        column: match.index + 1,
        message: `\`${found}\` is the home folder of one person; nobody else has what lies there.`,
        claim: found,
        hint: 'Write the path from the root of the repository, or `~/…` for what everybody has.',
      },
    ];
  });
}

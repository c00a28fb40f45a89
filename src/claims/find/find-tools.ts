/**
 * Claims in what people type and in what they need for it: targets of make and just, tasks of turbo, and the package
 * manager itself. Versions and plain statements are the matter of `find-versions.ts`, scripts of `command.ts`, files of `file-arguments.ts`.
 */
import type { Body, Claim, PackageManager } from '../../model.ts';
import { isTakenBack } from '../words/clause.ts';
import { introduction, isCommentedAsWrong } from './find.ts';
import type { Writing } from './find-names.ts';
import { isInstallOrder } from './install-order.ts';
import { findVersionClaims } from './find-versions.ts';
import { scriptCalls } from '../shell/command.ts';
import { isManagerName } from '../shell/managers.ts';
import { turboCall } from '../shell/turbo.ts';
import { changedFolder, placedCommands, type PlacedCommand } from '../shell/placed-commands.ts';

/** Every such claim of a text. A manager is claimed once, by the first command that calls it, and once by a bare install. */
export function findToolClaims(writing: Writing): readonly Claim[] {
  const claims = writing.body.pieces.flatMap((piece) => commandClaims(writing, piece));
  const managers = new Set<string>();
  const once = claims.filter(({ kind, target }) => {
    if (kind !== 'toolchain') return true;
    const isNew = !managers.has(target);
    managers.add(target);
    return isNew;
  });
  return [...once, ...findVersionClaims(writing)];
}

/** Words that anything of interest here begins with: most code is passed over by a look at it. */
const TYPED = /\b(?:make|just|turbo|npm|pnpm|yarn|bun)\b/;

function commandClaims({ file, body }: Writing, piece: Body['pieces'][number]): readonly Claim[] {
  const isFence = piece.kind === 'fence' && piece.isShell;
  if ((piece.kind !== 'code' && !isFence) || !TYPED.test(piece.value)) return [];
  if (isTakenBack(body, isFence ? introduction(body, piece) : piece, 'command')) return [];
  const first = isFence ? piece.contentLine : piece.line;
  const lines = piece.value.split('\n');
  const commands = placedCommands(piece.value).filter(({ line }) => !isCommentedAsWrong(lines, line));
  const isConditionalHere = isConditional(body.text.slice(0, piece.start), isFence);
  return commands.flatMap(({ line, ...command }) =>
    claimsOfCommand(command, (manager) => !isConditionalHere && isInstallOrder({ body, piece, manager, line })).map(
      ({ shown, ...claim }): Claim => {
        const at = isFence ? offsetOf(shown, lines[line] ?? '') + 1 : piece.column;
        const how = isFence ? 'fence' : 'code';
        return { ...claim, file, line: first + line, column: Math.max(1, at), how };
      },
    ),
  );
}

/** Where a line writes words as a whole: `npm i` is no part of `npm install`. */
function offsetOf(words: string, line: string): number {
  const written = words.replace(/[^\w\s-]/g, '\\$&');
  return line.search(new RegExp(`(?<![\\w-])${written}(?![\\w-])`));
}

/** Whether the sentence in front makes a condition of some manager, or of whose project it is: "If the user has a yarn project, run". */
function isConditional(before: string, isFence: boolean): boolean {
  const near = before.slice(-200).trimEnd();
  // A fence belongs to the words that end in a colon; others may be of anything.
  if (isFence && !near.endsWith(':')) return false;
  const sentence = near.split(/[.;!?]\s|\n\s*(?:\n|[-*+]\s)/).at(-1) ?? '';
  return CONDITION.test(sentence);
}

const CONDITION =
  /\b(?:if|when|whenever|where|unless|in case)\b.*\b(?:npm|pnpm|yarn|bun|(?:user|customer|consumer)(?:['’]?s)?)\b/is;

type Found = Pick<Claim, 'kind' | 'text' | 'target' | 'within'> & { readonly shown: string };

function claimsOfCommand(
  { words: [program = '', ...rest], folder }: Pick<PlacedCommand, 'words' | 'folder'>,
  isOrder: (manager: PackageManager) => boolean,
): readonly Found[] {
  if (program === 'make' || program === 'just') return taskClaims(program, rest, folder);
  const ofTurbo = turboClaims([program, ...rest], folder);
  if (!isManagerName(program)) return ofTurbo;
  return [...managerClaims(program, rest, { folder, isOrder }), ...ofTurbo];
}

function managerClaims(
  program: PackageManager,
  rest: readonly string[],
  { folder, isOrder }: { readonly folder: string; readonly isOrder: (manager: PackageManager) => boolean },
): readonly Found[] {
  const isBareInstall = installsAll(rest) && isOrder(program);
  if (!isBareInstall && !runsScript(program, rest)) return [];
  if (!isBareInstall) return [{ kind: 'toolchain', text: program, target: program, shown: program }];
  // Quoted as it is written, and known as what it does: `npm ci` is looked for by readers, and is an install.
  const text = [program, ...rest].join(' ');
  const within = folder !== '' && { within: folder };
  return [{ kind: 'toolchain', text, target: `${program} install`, shown: text, ...within }];
}

function turboClaims(words: readonly string[], folder: string): readonly Found[] {
  const { start, tasks, filters } = turboCall(words) ?? { start: '', tasks: [], filters: [] };
  const claimOf = (name: string, written: string): Found => {
    return { kind: 'task', text: `${start} ${written}`, target: `turbo ${folder} ${name}`, shown: name };
  };
  return [
    ...tasks.map((task) => claimOf(task, task)),
    ...filters.map(({ name, written }) => claimOf(name, `--filter=${written}`)),
  ];
}

function installsAll([verb = '', ...flags]: readonly string[]): boolean {
  return /^(?:install|i|ci)$/.test(verb) && flags.every((flag) => INSTALL_FLAGS.test(flag));
}

/** Flags by which an install of everything is still one, in the folder where it is typed. What leaves a part out is often for an image. */
const INSTALL_FLAGS =
  /^--(?:(?:no-)?frozen-lockfile|immutable|(?:prefer-)?offline|legacy-peer-deps|no-audit|no-fund|ignore-scripts)$/;

/**
 * Whether the command runs a script of this repository, as nothing else that is typed says which manager installs it: `npm publish`, `npm view` and
 * `npm install -g x` speak to the registry whoever does, users install with what they like, and Bun runs and tests beside any of them.
 */
function runsScript(program: PackageManager, rest: readonly string[]): boolean {
  return program !== 'bun' && scriptCalls([program, ...rest].join(' ')).length > 0;
}

/** Flags of make that take no value, and of just. Behind any other the next word may be one. */
const TASK_FLAGS = /^(?:-[Bknsiqtwj]+|-j\d+|--(?:always-make|keep-going|dry-run|silent|quiet|jobs=\d+|verbose|yes))$/;

/** A target may be a file. `just web/build` asks the justfile of a folder, and `just web::build` that of a module. */
const NAME = { make: /^[A-Za-z_][\w./-]*$/, just: /^[A-Za-z_][\w-]*(?:::[A-Za-z_][\w-]*)*$/ };

/** Flags whose next word is where to look: the folder of a Makefile, and the file itself. */
const PLACE_FLAG = { make: /^(?:-C|--directory)$/, just: /^(?:-f|--justfile)$/ };

function taskClaims(tool: 'make' | 'just', words: readonly string[], from: string): readonly Found[] {
  let folder: string | undefined = from;
  const found: Found[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const file = tool === 'just' ? /^--justfile=(.+)$/.exec(word)?.[1] : undefined;
    if (file !== undefined || PLACE_FLAG[tool].test(word)) {
      folder = changedFolder(folder, file ?? words[++at]);
    } else if (word.startsWith('-')) {
      if (!TASK_FLAGS.test(word)) return found;
    } else if (!/^\w+[:?+]?=/.test(word)) {
      if (folder === undefined || !NAME[tool].test(word)) return found;
      // What follows the name of a recipe are its arguments, and what follows that of a module is a recipe: the justfile tells.
      const asked = tool === 'just' ? [word, ...namesBehind(words.slice(at + 1))] : [word];
      found.push({ kind: 'task', text: `${tool} ${word}`, target: [tool, folder, ...asked].join(' '), shown: word });
      if (tool === 'just') return found;
    }
  }
  return found;
}

/** The words up to the first that can be no recipe, or goes on with the sentence: "`just web and tools`". */
function namesBehind(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => !NAME.just.test(word) || /^(?:and|or|for|to|in|with|then|help)$/.test(word));
  return end === -1 ? words : words.slice(0, end);
}

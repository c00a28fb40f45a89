/** Whether the Makefile or justfile that a command means has what is asked of it. Other build tools are not looked at. */
import { folderOf, joinPath } from '../../path.ts';
import type { Claim, JudgedClaim, TaskFile } from '../../model.ts';
import { isFoundByItself } from '../../scan/tasks.ts';
import { lockKey, type Evidence } from '../world/evidence.ts';
import { isInventedTask } from '../shell/invented-name.ts';
import { taskHint } from '../world/task-hint.ts';

/**
 * Judges a claim whose target is `tool folder name`, with a file in place of the folder where one is named, and behind the name of just what
 * may be a recipe of a module. The names of a file that takes in no other are a closed world.
 */
export function judgeTask(claim: Claim, evidence: Evidence): JudgedClaim {
  const [tool, folder = '', name = '', ...behind] = claim.target.split(' ');
  const own = evidence.notes.get(claim.file);
  const starts = [folderOf(claim.file), ...(own?.modules ?? []), ''];
  const places = new Set(starts.flatMap((start) => joinPath(start, folder) ?? []));
  const all = evidence.world.facts.project.tasks?.filter((task) => task.tool === tool) ?? [];
  const here = all.filter(({ file }) => places.has(file) || (isFoundByItself(file) && places.has(folderOf(file))));
  const path = name.split('::');
  const isPath = path.length > 1;
  const owner = here.find(({ names }) => names.includes(path[0] ?? ''));
  if (owner?.modules?.some((module) => module.name === path[0]))
    return judgeInModule(claim, { owner, asked: isPath ? path : [name, ...behind], all });
  // A module that is not known may show how such a call is written, `just module::recipe`.
  if (isPath) return { claim, verdict: 'undecided' };
  if (owner !== undefined) return { claim, verdict: 'live', lockTarget: `${owner.file}#${name}` };
  const [first] = here;
  // make takes the name of a file for a target, and another folder's file may be the one that is meant.
  const isElsewhere = all.some(({ names }) => names.includes(name));
  const isFile = [...places].some((start) => evidence.tree.files.has(joinPath(start, name) ?? name));
  const isOpen = isElsewhere || isFile || isInventedTask(name) || isMemberOfRow(name, first?.names ?? []);
  if (first === undefined || isOpen || here.some(({ isClosed }) => !isClosed)) return { claim, verdict: 'undecided' };
  const was = evidence.locked.get(lockKey(claim.file, claim.text)) === undefined ? '' : ' any more';
  const what = tool === 'just' ? 'recipe' : 'target';
  const truth = `\`${claim.text}\` asks for the ${what} \`${name}\`, which \`${first.file}\` does not have${was}.`;
  return { claim, verdict: 'dead', truth, ...taskHint(name, first.names) };
}

/** What a call asks of a module of `owner`, among `all` files of its tool. */
interface ModuleCall {
  readonly owner: TaskFile;
  /** The module, and what stands behind it: modules of that, and a recipe with its arguments. */
  readonly asked: readonly string[];
  readonly all: readonly TaskFile[];
}

/** A module that is asked for nothing runs its first recipe. */
function judgeInModule(claim: Claim, call: ModuleCall): JudgedClaim {
  const { owner, asked, all } = call;
  const lost = lostInModule(call);
  if (lost === 'live') return { claim, verdict: 'live', lockTarget: `${owner.file}#${asked[0]}` };
  if (lost === 'open') return { claim, verdict: 'undecided' };
  const { file, at } = lost;
  const name = asked[at] ?? '';
  // The text may be typed where another justfile knows that word.
  const isElsewhere = all.some((other) => other !== owner && other.names.includes(asked[0] ?? ''));
  if (isElsewhere || isInventedTask(name) || isMemberOfRow(name, file.names)) return { claim, verdict: 'undecided' };
  const text = claim.text.includes('::') ? claim.text : `just ${asked.slice(0, at + 1).join(' ')}`;
  const truth = `\`${text}\` asks for the recipe \`${name}\`, which \`${file.file}\` does not have.`;
  return { claim, verdict: 'dead', truth, ...taskHint(name, file.names) };
}

/** The file that lacks what is asked of it, and which word that is. Open where a module is not read, or has names that do not stand in it. */
function lostInModule(call: ModuleCall): 'live' | 'open' | { readonly file: TaskFile; readonly at: number } {
  const { owner, asked, all } = call;
  let file = owner;
  for (const [at, name] of asked.entries()) {
    const [only, another] = file.modules?.filter((module) => module.name === name) ?? [];
    const isLast = at === asked.length - 1;
    if (file.names.includes(name) && (only === undefined || isLast)) return 'live';
    if (!file.isClosed) return 'open';
    if (only === undefined) return { file, at };
    // `[unix]` and `[windows]` may stand above two of one name.
    const next = another === undefined ? all.find((each) => each.file === only.file) : undefined;
    if (next === undefined) return 'open';
    file = next;
  }
  return 'live';
}

/** `example-N`, where `example-1` is one: a letter that stands for a number. */
function isMemberOfRow(name: string, names: readonly string[]): boolean {
  const stem = /^(.*[-_:.])[NX]$/i.exec(name)?.[1];
  return stem !== undefined && names.some((each) => each.startsWith(stem) && /^\d+$/.test(each.slice(stem.length)));
}

/** Whether the Makefile or justfile that a command means has what is asked of it. Other build tools are not looked at. */
import { folderOf, joinPath } from '../../path.ts';
import type { Claim, JudgedClaim } from '../../model.ts';
import { lockKey, type Evidence } from '../world/evidence.ts';
import { isInventedTask } from '../shell/invented-name.ts';
import { taskHint } from '../world/task-hint.ts';

/** Judges a claim whose target is `tool folder name`. The names of a file that takes in no other are a closed world. */
export function judgeTask(claim: Claim, evidence: Evidence): JudgedClaim {
  const [tool, folder = '', name = ''] = claim.target.split(' ');
  const own = evidence.notes.get(claim.file);
  const starts = [folderOf(claim.file), ...(own?.modules ?? []), ''];
  const folders = new Set(starts.flatMap((start) => joinPath(start, folder) ?? []));
  const all = evidence.world.facts.project.tasks?.filter((task) => task.tool === tool) ?? [];
  const here = all.filter(({ file }) => folders.has(folderOf(file)));
  const owner = here.find(({ names }) => names.includes(name));
  if (owner !== undefined) return { claim, verdict: 'live', lockTarget: `${owner.file}#${name}` };
  const [first] = here;
  // make takes the name of a file for a target, and another folder's file may be the one that is meant.
  const isElsewhere = all.some(({ names }) => names.includes(name));
  const isFile = [...folders].some((start) => evidence.tree.files.has(joinPath(start, name) ?? name));
  const isOpen = isElsewhere || isFile || isInventedTask(name) || isMemberOfRow(name, first?.names ?? []);
  if (first === undefined || isOpen || here.some(({ isClosed }) => !isClosed)) return { claim, verdict: 'undecided' };
  const was = evidence.locked.get(lockKey(claim.file, claim.text)) === undefined ? '' : ' any more';
  const what = tool === 'just' ? 'recipe' : 'target';
  const truth = `\`${claim.text}\` asks for the ${what} \`${name}\`, which \`${first.file}\` does not have${was}.`;
  return { claim, verdict: 'dead', truth, ...taskHint(name, first.names) };
}

/** `example-N`, where `example-1` is one: a letter that stands for a number. */
function isMemberOfRow(name: string, names: readonly string[]): boolean {
  const stem = /^(.*[-_:.])[NX]$/i.exec(name)?.[1];
  return stem !== undefined && names.some((each) => each.startsWith(stem) && /^\d+$/.test(each.slice(stem.length)));
}

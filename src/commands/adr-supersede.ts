/** `lintel adr supersede`: writes into two decisions that one takes the place of the other, or into neither. */
import { rewriteFiles, type Rewrite } from '../disk/rewrite.ts';
import { UsageError } from '../error.ts';
import type { Decision } from '../model.ts';
import { withStatusDate } from '../sources/status-date.ts';
import { markSuperseded, markSuperseding } from '../sources/supersede.ts';
import { EXIT, type Command, type Invocation } from './command.ts';
import {
  editedText,
  findDecision,
  nameFor,
  rawText,
  readDecisions,
  successors,
  targetsOf,
  today,
} from './decisions.ts';

export const adrSupersede: Command = {
  usage: 'adr supersede <old> <new>',
  description:
    'Writes that <new> takes the place of <old>: `supersedes` into the one, status and successor into the other, each\n' +
    'where the file keeps such things. While <new> is not accepted only its `supersedes` is written: <old> stays in\n' +
    'force until then. Both are checked first; nothing is written when anything is wrong.',
  options: {},
  maxPositionals: 2,
  run: async (invocation) => {
    const [oldRef, newRef] = invocation.positionals;
    if (oldRef === undefined || newRef === undefined)
      throw new UsageError('Which decision, and by which?', `Usage: lintel ${adrSupersede.usage}`);
    const known = await readDecisions(invocation);
    const { decisions } = known;
    const old = findDecision(oldRef, known, invocation);
    const successor = findDecision(newRef, known, invocation);
    const pair = { old, successor, decisions };
    refuseCircle(pair);
    const changes = [...(await edge(pair, invocation)), ...(await status(pair, invocation))].filter(
      ({ before, after }) => before !== after,
    );
    await rewriteFiles(invocation.root, changes);
    const { terminal } = invocation;
    for (const { path } of changes) terminal.out(path);
    if (successor.status !== 'accepted')
      terminal.err(`${old.file} stays in force until ${successor.file} is accepted; now it is ${successor.status}.`);
    else if (changes.length === 0) terminal.err(`${old.file} is superseded by ${successor.file} already.`);
    return EXIT.clean;
  },
};

interface Pair {
  readonly old: Decision;
  readonly successor: Decision;
  readonly decisions: readonly Decision[];
}

/** What supersedes a decision cannot be superseded by it, over however many steps. */
function refuseCircle({ old, successor, decisions }: Pair): void {
  const nothing = 'Nothing was written.';
  if (old === successor) throw new UsageError(`${old.file} cannot supersede itself.`, nothing);
  const later = successors(decisions);
  const seen = new Set<Decision>();
  const waiting = [successor];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (seen.has(each)) continue;
    seen.add(each);
    waiting.push(...(later.get(each) ?? []));
  }
  if (!seen.has(old)) return;
  throw new UsageError(
    `${old.file} takes the place of ${successor.file} already, directly or over others.`,
    `One of the two must give way: edit it by hand. ${nothing}`,
  );
}

async function edge({ old, successor, decisions }: Pair, { root }: Invocation): Promise<readonly Rewrite[]> {
  if (targetsOf(successor, successor.supersedes, decisions).includes(old)) return [];
  const before = await rawText(root, successor);
  const edited = markSuperseding(successor.file, before, nameFor(old, successor.file, decisions));
  return [{ path: successor.file, before, after: editedText(edited, successor.file) }];
}

async function status({ old, successor, decisions }: Pair, { root }: Invocation): Promise<readonly Rewrite[]> {
  if (successor.status !== 'accepted') return [];
  const before = await rawText(root, old);
  const edited = markSuperseded({
    file: old.file,
    text: before,
    successor: nameFor(successor, old.file, decisions),
    isSuperseded: old.status === 'superseded',
    isLinked: targetsOf(old, old.supersededBy, decisions).includes(successor),
  });
  const after = editedText(edited, old.file);
  return [
    { path: old.file, before, after: old.status === 'superseded' ? after : withStatusDate(before, after, today()) },
  ];
}

/** `lintel adr import`: gives decisions of other tools the front matter that says what their text says. */
import { join } from 'node:path';
import { folderOfDecision } from '../decision-place.ts';
import { rewriteFiles, type Rewrite } from '../disk/rewrite.ts';
import { isFolder } from '../disk/root.ts';
import { UsageError } from '../error.ts';
import type { Decision, DecisionRef } from '../model.ts';
import { counted, excerpt } from '../phrase.ts';
import { missingKeys, withKeys, type ReadKey } from '../sources/import-decision.ts';
import { EXIT, flag, type Command, type Invocation } from './command.ts';
import {
  nameFor,
  namedFolder,
  rawText,
  readDecisions,
  refusalText,
  targetsOf,
  unreadFolder,
  unreadLines,
} from './decisions.ts';

export const adrImport: Command = {
  usage: 'adr import <dir> [--dry-run]',
  description:
    'Adds front matter to the decisions right in <dir>: the status, date and relations that were read from their text,\n' +
    'and a title where there is no heading. The body and the keys that are there stay byte for byte, and a second run\n' +
    'changes nothing. A status that cannot be read is listed and left out; a file that cannot be read ends it with 1.',
  options: { 'dry-run': { type: 'boolean', description: 'show what would be added, and write nothing' } },
  maxPositionals: 1,
  run: async (invocation) => {
    const [dir] = invocation.positionals;
    if (dir === undefined) throw new UsageError('Which folder?', `Usage: lintel ${adrImport.usage}`);
    const { root, terminal } = invocation;
    const folder = namedFolder(dir, invocation);
    if (!(await isFolder(join(root, folder)))) throw new UsageError(`There is no folder ${dir}.`);
    const known = await readDecisions(invocation, folder);
    const here = known.decisions.filter(({ file }) => file.startsWith(folder === '' ? '' : `${folder}/`));
    const unread = known.unread.filter(({ file }) => folderOfDecision(file) === folder);
    for (const line of unreadLines(unread)) terminal.err(line);
    if (here.length === 0 && unread.length === 0)
      throw new UsageError(`There is no decision in ${dir}.`, 'Decisions are markdown files.');
    const imports = await Promise.all(here.map((each) => importOf(each, known.decisions, invocation)));
    const changed = imports.filter(({ rewrite }) => rewrite !== undefined);
    if (!flag(invocation, 'dry-run'))
      await rewriteFiles(
        root,
        changed.flatMap(({ rewrite }) => rewrite ?? []),
      );
    for (const { decision, keys } of changed) {
      terminal.out(
        [decision.file, ...keys.map(([key, value]) => `  + ${key}: ${[value].flat().join(', ')}`)].join('\n'),
      );
    }
    for (const line of imports.flatMap(({ remarks }) => remarks)) terminal.err(line);
    const verb = flag(invocation, 'dry-run') ? 'would change' : 'changed';
    terminal.err(`${counted(here.length, 'decision')} read, ${changed.length} ${verb}.`);
    const files = here.map(({ file }) => file);
    const advice = unreadFolder(folder, files, known);
    if (advice !== undefined) terminal.err(advice);
    return unread.length === 0 ? EXIT.clean : EXIT.findings;
  },
};

interface Import {
  readonly decision: Decision;
  readonly keys: readonly ReadKey[];
  readonly rewrite: Rewrite | undefined;
  readonly remarks: readonly string[];
}

/** One file that cannot be edited keeps none of the others from being. */
async function importOf(decision: Decision, decisions: readonly Decision[], { root }: Invocation): Promise<Import> {
  const { file, status, rawStatus, statusSource } = decision;
  const remarks: string[] = [];
  if (status === 'unknown') {
    remarks.push(
      statusSource === 'none'
        ? `${file}: no status can be read${decision.isSound ? '' : '; `lintel lint` says what is wrong with its front matter'}.`
        : `${file}: the status \`${excerpt(rawStatus ?? '')}\` cannot be read.`,
    );
  }
  const names = (refs: readonly DecisionRef[]): readonly string[] => {
    const ids = refs.flatMap((ref) => {
      const [target] = targetsOf(decision, [ref], decisions);
      if (target === undefined) remarks.push(`${file}:${ref.line} \`${ref.ref}\` leads to no single decision.`);
      return target === undefined ? [] : [nameFor(target, file, decisions).ref];
    });
    return [...new Set(ids)];
  };
  const before = await rawText(root, decision);
  const keys = missingKeys(before, decision, {
    supersedes: names(decision.supersedes),
    supersededBy: names(decision.supersededBy),
    amends: names(decision.amends),
  });
  if (keys.length === 0) return { decision, keys, rewrite: undefined, remarks };
  const edited = withKeys(file, before, keys);
  if ('refusal' in edited)
    return { decision, keys, rewrite: undefined, remarks: [...remarks, refusalText(edited.refusal, file)] };
  return { decision, keys, rewrite: { path: file, before, after: edited.text }, remarks };
}

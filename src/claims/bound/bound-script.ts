/** The bound fact `script`: exactly what to type to run a package script. */
import type { PackageFacts } from '../../model.ts';
import { nearest } from '../../nearest.ts';
import { scriptCommand } from '../../scan/commands.ts';
import { unanswered, unresolved, type BindingUse, type Resolution } from './binding-use.ts';
import { taskHint } from '../world/task-hint.ts';

/** Looks the script up in the package that is named, else in the note's own package, else in the root. */
export function boundScript(use: BindingUse): Resolution {
  const { binding, subject, world } = use;
  const { project } = world.facts;
  const packages = candidates(use);
  if (packages.length === 0) return noPackage(use);
  const owner = packages.find(({ scripts }) => scripts.some(({ name }) => name === subject));
  const value = owner && scriptCommand(project, subject, owner.dir);
  if (value !== undefined) return { fact: { binding, value, form: 'code' } };
  const unread = packages.find(({ isBroken }) => isBroken);
  if (unread !== undefined) return { awaits: unread.manifest };
  const where = packages.map(({ manifest }) => `\`${manifest}\``).join(' or ');
  const elsewhere = project.packages.find(({ scripts }) => scripts.some(({ name }) => name === subject));
  const named = elsewhere?.name ?? elsewhere?.dir;
  const hint =
    named === undefined
      ? taskHint(subject, [...new Set(packages.flatMap(({ scripts }) => scripts.map(({ name }) => name)))].sort()).hint
      : `\`${elsewhere?.manifest}\` has it: write \`{{script "${subject}" package="${named}"}}\`.`;
  return unresolved(use, { rule: 'stale/command', message: `There is no script \`${subject}\` in ${where}.`, hint });
}

function candidates({ binding, note, world }: BindingUse): readonly PackageFacts[] {
  const { packages } = world.facts.project;
  const wanted = Object.hasOwn(binding.named, 'package') ? binding.named['package'] : undefined;
  if (wanted !== undefined) return packages.filter(({ name, dir }) => name === wanted || dir === folder(wanted));
  const root = packages.filter(({ dir }) => dir === '');
  if (note.kind !== 'module') return root;
  const written = note.module.text.trim();
  return [...packages.filter(({ name, dir }) => dir !== '' && (name === written || dir === folder(written))), ...root];
}

function noPackage(use: BindingUse): Resolution {
  const { packages } = use.world.facts.project;
  const wanted = use.binding.named['package'];
  if (wanted === undefined) {
    const message = `There is no script \`${use.subject}\`: the repository has no package.json at its root.`;
    return unanswered(use, unresolved(use, { rule: 'stale/command', message }));
  }
  const like = nearest(
    wanted,
    packages.flatMap(({ name }) => name ?? []),
  );
  const hint = like === undefined ? undefined : `Nearest: \`${like}\`.`;
  const message = `No workspace package is named \`${wanted}\`.`;
  return unanswered(use, unresolved(use, { rule: 'stale/command', message, hint }));
}

function folder(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '');
}

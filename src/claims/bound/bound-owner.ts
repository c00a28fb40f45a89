/** The bound fact `owner`: who owns a path, a folder or a package of the workspace, as CODEOWNERS says. */
import { joinPath } from '../../path.ts';
import { ownersOf } from '../../scan/codeowners.ts';
import { malformed, mayNamePackage, unanswered, unresolved, type BindingUse, type Resolution } from './binding-use.ts';
import { isKnown, likePath, treeOf } from '../../tree.ts';

/** Looks the path up as CODEOWNERS would; several owners are joined with commas. */
export function boundOwner(use: BindingUse): Resolution {
  const { binding, subject, world } = use;
  const { project } = world.facts;
  const tree = treeOf(world.paths);
  const named = project.packages.find(({ name }) => name === subject)?.dir;
  const path = named ?? joinPath('', subject) ?? subject;
  if (path !== '' && !isKnown(tree, path)) {
    const like = likePath(tree, path);
    const hint = like === undefined ? undefined : `Did you mean \`${like}\`?`;
    const message = `\`${subject}\` leads to no file or folder.`;
    const told = unresolved(use, { rule: 'stale/path', message, hint });
    return mayNamePackage(subject) ? unanswered(use, told) : told;
  }
  if (!project.owners)
    return malformed(
      binding,
      'There is no CODEOWNERS file that could name an owner: add `.github/CODEOWNERS`, or take the binding out.',
    );
  const isFolder = path === '' || tree.folders.has(path);
  const owners = ownersOf(project, isFolder ? `${path}/` : path);
  if (owners.length > 0) return { fact: { binding, value: owners.join(', '), form: 'code' } };
  return malformed(
    binding,
    `\`${project.owners.file}\` names no owner of \`${subject}\`: add a line for it, or take the binding out.`,
  );
}

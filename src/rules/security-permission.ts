/** Settings that let agents run what a policy keeps from them. Only what policies name by `forbid-commands` is looked for. */
import { scopeMatcher } from '../arch/enforced.ts';
import type { ForbiddenCommand, Problem } from '../model.ts';
import { isPermissionFile, lettingRun, readPermissions, type FolderPermissions } from '../permissions/index.ts';
import type { Rule } from './rule.ts';

/** A permission file allows a command that a policy forbids. */
export const securityPermission: Rule = {
  id: 'security/permission',
  summary: 'The settings of an agent allow a command that a policy forbids.',
  check: ({ inputs, model }) => {
    const forbidden = model.notes.flatMap(({ note, scope, isInForce }): readonly Forbidden[] => {
      if (note.kind !== 'policy' || !isInForce) return [];
      const holds = scopeMatcher(scope);
      return note.forbidCommands.map((command) => ({ command, holds }));
    });
    if (forbidden.length === 0) return [];
    const { texts, paths } = inputs.sources;
    return [...texts.keys()].filter(isPermissionFile).flatMap((file) => {
      const permissions = readPermissions(file, texts);
      if (!permissions) return [];
      const reached = paths.filter((path) => isBelow(path, permissions.folder));
      return forbidden
        .filter(({ holds }) => reached.some(holds))
        .flatMap(({ command }) => allowedIn(file, permissions, command));
    });
  },
};

interface Forbidden {
  readonly command: ForbiddenCommand;
  /** Whether the policy holds for a path: settings of agents that reach none of those paths are not its matter. */
  readonly holds: (path: string) => boolean;
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function allowedIn(file: string, permissions: FolderPermissions, forbidden: ForbiddenCommand): readonly Problem[] {
  const { command, file: policy, line: at, column: from } = forbidden;
  const denial = permissions.denial(command);
  const otherwise = denial === undefined ? '' : `, or deny the command: \`${denial}\``;
  return lettingRun(permissions, command).map(({ text: entry, place }): Problem => ({
    rule: 'security/permission',
    file,
    ...place(),
    message: `\`${entry}\` lets agents run \`${command}\` without asking, which \`${policy}\` forbids.`,
    claim: entry,
    target: command,
    hint: `Narrow the entry${otherwise}.`,
    related: [{ file: policy, line: at, column: from, message: `The policy forbids \`${command}\`.` }],
  }));
}

/** Settings that let agents run what a policy keeps from them. Only what policies name by `forbid-commands` is looked for. */
import { scopeMatcher } from '../arch/enforced.ts';
import type { ForbiddenCommand, Problem } from '../model.ts';
import { covers, isPermissionFile, readPermissions, stops, takesBack } from '../permission.ts';
import { folderOf } from '../path.ts';
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
    return [...inputs.sources.texts]
      .filter(([path]) => isPermissionFile(path))
      .flatMap(([path, text]) =>
        forbidden
          .filter(({ holds }) =>
            inputs.sources.paths.some((each) => isBelow(each, folderOf(folderOf(path))) && holds(each)),
          )
          .flatMap(({ command }) => allowedIn(path, text, command)),
      );
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

function allowedIn(file: string, text: string, forbidden: ForbiddenCommand): readonly Problem[] {
  const permissions = readPermissions(file, text);
  const { command } = forbidden;
  if (permissions === undefined || permissions.stopped.some((entry) => stops(entry, command))) return [];
  return permissions.allow
    .filter((entry) => covers(entry.text, command))
    .filter((entry) => !permissions.stopped.some((other) => takesBack(other, entry.text)))
    .map(({ text: entry, line, column }): Problem => {
      const message = `\`${entry}\` lets agents run \`${command}\` without asking, which \`${forbidden.file}\` forbids.`;
      const { file: policy, line: at, column: from } = forbidden;
      return {
        rule: 'security/permission',
        file,
        line,
        column,
        message,
        claim: entry,
        target: command,
        hint: `Narrow the entry, or deny the command: \`${entry.startsWith('Shell') ? `Shell(${command.split(' ')[0]})` : `Bash(${command}:*)`}\`.`,
        related: [{ file: policy, line: at, column: from, message: `The policy forbids \`${command}\`.` }],
      };
    });
}

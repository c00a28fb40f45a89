/** Settings that let agents run what a policy keeps from them. Only what policies name by `forbid-commands` is looked for. */
import type { ForbiddenCommand, Problem } from '../model.ts';
import { covers, isPermissionFile, readPermissions, stops, takesBack } from '../permission.ts';
import type { Rule } from './rule.ts';

/** A permission file allows a command that a policy forbids. */
export const securityPermission: Rule = {
  id: 'security/permission',
  summary: 'The settings of an agent allow a command that a policy forbids.',
  check: ({ inputs, model }) => {
    const forbidden = model.notes.flatMap(({ note, isInForce }) =>
      note.kind === 'policy' && isInForce ? note.forbidCommands : [],
    );
    if (forbidden.length === 0) return [];
    return [...inputs.sources.texts]
      .filter(([path]) => isPermissionFile(path))
      .flatMap(([path, text]) => forbidden.flatMap((one) => allowedIn(path, text, one)));
  },
};

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

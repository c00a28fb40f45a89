/** A command in a text → the bound fact `script`, where the command is written exactly as that is delivered. */
import type { PackageFacts, ProjectFacts } from '../../model.ts';
import { scriptCommand } from '../../scan/commands.ts';
import { scriptCalls } from '../shell/command.ts';
import { oncePer } from '../../once.ts';
import { suggestion, valueNow, type Mention, type Suggestion } from './suggest.ts';

/** Suggests for a mention that is a command, or begins with one. What is known of its claims may forbid it. */
export function suggestScript(mention: Mention): Suggestion | undefined {
  const { text, linked, ground, claims } = mention;
  // A call after `cd` runs in another folder than the bound fact's.
  // Which program is the right one to type is not asked here: the bound fact is delivered with the same one.
  const about = claims.filter(({ claim }) => claim.kind !== 'toolchain');
  const isOpen = about.some(({ claim, verdict }) => verdict !== 'live' || claim.target !== claim.text);
  const calls = scriptCalls(text).length;
  if (isOpen || calls === 0) return undefined;
  if (calls > 1) return { reason: 'it holds several commands' };
  const { project } = ground.facts;
  const covers = commandAt(text, commandsOf(project));
  if (covers === undefined) return otherSpelling(mention);
  const owners = commandsOf(project).get(covers) ?? [];
  const [owner] = owners;
  if (owner === undefined || owners.length > 1) return { reason: `${owners.length} packages have this command` };
  const { script, dir, name } = owner;
  const own = ownPackage(linked.note.kind === 'module' ? linked.note.module.text : undefined, project.packages);
  if (dir === '' && own?.scripts.some((each) => each.name === script)) {
    return { reason: `it may be the script of the root or of \`${own.dir}\`` };
  }
  const packages = [undefined, name, dir].filter((each) => each !== '');
  for (const each of packages) {
    const parts = { name: 'script', subject: script, ...(each === undefined ? {} : { named: { package: each } }) };
    const found = suggestion(parts, covers, mention);
    if (found) return found;
  }
  return undefined;
}

interface Owner {
  readonly script: string;
  readonly dir: string;
  readonly name: string | undefined;
}

/** Every command that the bound fact can be delivered as. */
const commandsOf = oncePer((project: ProjectFacts): ReadonlyMap<string, readonly Owner[]> => {
  const commands = new Map<string, Owner[]>();
  for (const { dir, name, scripts } of project.packages) {
    for (const { name: script } of scripts) {
      const command = scriptCommand(project, script, dir);
      if (command === undefined) continue;
      commands.set(command, [...(commands.get(command) ?? []), { script, dir, name }]);
    }
  }
  return commands;
});

/** The longest known command that `text` is, or begins with. */
function commandAt(text: string, commands: ReadonlyMap<string, unknown>): string | undefined {
  for (let end = text.length; end > 0; end = text.lastIndexOf(' ', end - 1)) {
    const command = text.slice(0, end);
    if (commands.has(command)) return command;
  }
  return undefined;
}

/** `npm run test` where `npm test` is delivered: the words would change. */
function otherSpelling(mention: Mention): Suggestion | undefined {
  const script = scriptCalls(mention.text)[0]?.script;
  const value = script === undefined ? undefined : valueNow({ name: 'script', subject: script }, mention);
  return value === undefined ? undefined : { reason: `bound, it would read \`${value}\`` };
}

function ownPackage(module: string | undefined, packages: readonly PackageFacts[]): PackageFacts | undefined {
  const written = module?.trim().replace(/^\.\/|\/+$/g, '');
  return packages.find(({ dir, name }) => dir !== '' && written !== undefined && (name === written || dir === written));
}

/** The help texts, made from the same tables that the shell parses with. */
import type { Command, OptionDefinitions } from './command.ts';

/** What `lintel --help` prints. */
export function overview(
  commands: Readonly<Record<string, { readonly summary: string }>>,
  globals: OptionDefinitions,
): string {
  return [
    'lintel: compiles decisions and notes into the files that coding agents load, and keeps them true.',
    '',
    'Usage: lintel <command> [options]',
    '',
    'Commands:',
    ...summaryRows(Object.entries(commands).map(([name, { summary }]) => [name, summary])),
    '',
    'Options of every command:',
    ...optionRows(globals),
    '',
    '`lintel help <command>` shows what a command does and its own options.',
    'Exit codes: 0 clean, 1 findings or drift, 2 usage or configuration, 3 a bug in lintel.',
  ].join('\n');
}

/** What `lintel <command> --help` prints. */
export function commandHelp(help: {
  readonly name: string;
  readonly summary: string;
  readonly command: Command;
  readonly globals: OptionDefinitions;
}): string {
  const { name, summary, command, globals } = help;
  const own = Object.keys(command.options).length === 0 ? [] : ['Options:', ...optionRows(command.options), ''];
  return [
    `lintel ${name}: ${summary}`,
    '',
    `Usage: lintel ${command.usage}`,
    '',
    command.description,
    '',
    ...own,
    'Options of every command:',
    ...optionRows(globals),
  ].join('\n');
}

/** What `lintel adr --help` prints: the commands that share a first word. */
export function familyHelp(family: string, members: readonly (readonly [name: string, summary: string])[]): string {
  return [
    `Commands of lintel ${family}:`,
    ...summaryRows(members),
    '',
    `\`lintel help ${members[0]?.[0] ?? family}\` shows the options of one.`,
  ].join('\n');
}

function summaryRows(commands: readonly (readonly [name: string, summary: string])[]): readonly string[] {
  const width = Math.max(...commands.map(([name]) => name.length));
  return commands.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`);
}

function optionRows(definitions: OptionDefinitions): readonly string[] {
  return Object.entries(definitions).map(([name, { short, placeholder, description }]) => {
    const words = `${short === undefined ? '' : `-${short}, `}--${name}${placeholder === undefined ? '' : ` ${placeholder}`}`;
    return `  ${words.padEnd(26)} ${description}`;
  });
}

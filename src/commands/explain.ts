/** `lintel explain`: what each client gets for a path, and where a line of an output was written. */
import { posix, relative, resolve, sep } from 'node:path';
import { CLIENT_NAMES, CLIENTS } from '../clients.ts';
import { TOKEN_METHOD, type Weight } from '../budget.ts';
import { SCHEMA_VERSION, type ExplainedLineDocument, type ExplainedPathDocument } from '../document.ts';
import { UsageError } from '../error.ts';
import {
  explainLine,
  explainPath,
  type ClientExplanation,
  type ExplainedFile,
  type ExplainedStatement,
  type LineExplanation,
  type PathExplanation,
} from '../explain.ts';
import { isRepositoryPath } from '../lock.ts';
import type { Client, Compilation } from '../model.ts';
import { nearest } from '../nearest.ts';
import { counted, excerpt } from '../phrase.ts';
import { EXIT, flag, listOption, type Command, type Invocation } from './command.ts';
import { compilation } from './compilation.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

export const explain: Command = {
  usage: 'explain <path>[:<line>] [--client <client>] [--json]',
  description:
    'For a path: the files that each configured client loads when it is started at the root and works there, and every\n' +
    'statement in them with the line that it was written on, its bytes and an estimate of its tokens; commands and pointers\n' +
    'are counted, --json has each.\n' +
    'For a line of an output, such as AGENTS.md:37: where that line was written.',
  options: {
    client: {
      type: 'string',
      multiple: true,
      placeholder: '<client>',
      description: 'this client only; may be repeated',
    },
    json: { type: 'boolean', description: 'one JSON document' },
  },
  maxPositionals: 1,
  run: async (invocation) => {
    const [named] = invocation.positionals;
    if (named === undefined)
      throw new UsageError('Which path?', 'lintel explain src/index.ts, or lintel explain AGENTS.md:12');
    const compiled = await compilation(invocation);
    const [, written = named, digits] = /^(.*):(\d+)$/.exec(named) ?? [];
    const path = repositoryPath(written, invocation);
    return digits === undefined
      ? showPath(explainPath(compiled, path, chosenClients(invocation, compiled)), compiled, invocation)
      : showLine(lineOf(compiled, path, Number(digits)), invocation);
  },
};

/** A path as the user means it, seen from where they stand. */
function repositoryPath(written: string, { cwd, root }: Invocation): string {
  const path = relative(root, resolve(cwd, written)).split(sep).join(posix.sep);
  if (path !== '' && !isRepositoryPath(path)) throw new UsageError(`${written} is not inside ${root}.`);
  return path;
}

function chosenClients(invocation: Invocation, { inputs }: Compilation): readonly Client[] {
  const named = listOption(invocation, 'client');
  const unknown = named.find((name) => !CLIENT_NAMES.includes(name as Client));
  if (unknown !== undefined) {
    const guess = nearest(unknown, CLIENT_NAMES);
    throw new UsageError(
      `There is no client \`${unknown}\`.`,
      guess === undefined ? `Known: ${CLIENT_NAMES.join(', ')}.` : `Did you mean \`${guess}\`?`,
    );
  }
  return named.length === 0 ? inputs.config.clients : CLIENT_NAMES.filter((client) => named.includes(client));
}

function lineOf(compiled: Compilation, path: string, line: number): LineExplanation {
  const found = explainLine(compiled, path, line);
  if (found !== undefined) return found;
  const output = compiled.outputs.find((each) => each.path === path);
  if (output?.link !== undefined) throw new UsageError(`${path} is a link to ${output.link}; ask for a line of that.`);
  if (output !== undefined) throw new UsageError(`${path} has no line ${line}.`);
  const paths = compiled.outputs.map((each) => each.path);
  const guess = nearest(path, paths);
  throw new UsageError(
    `${path} is no output of a build.`,
    guess === undefined
      ? `Outputs: ${paths.slice(0, 8).join(', ')}${paths.length > 8 ? ' …' : ''}`
      : `Did you mean ${guess}?`,
  );
}

function showLine(found: LineExplanation, invocation: Invocation): number {
  const { terminal } = invocation;
  const document: ExplainedLineDocument = { schemaVersion: SCHEMA_VERSION, ...found };
  if (flag(invocation, 'json')) {
    terminal.out(JSON.stringify(document, null, 2));
    return EXIT.clean;
  }
  const { origin } = found;
  const place =
    origin === undefined ? undefined : `${origin.file}${origin.line === undefined ? '' : `:${origin.line}`}`;
  const rows = [
    [`${found.path}:${found.line}`, excerpt(found.text)],
    ...(place === undefined ? [] : [[place, excerpt(origin?.text ?? '')]]),
  ];
  terminal.out(table(rows));
  if (origin === undefined)
    terminal.err('Nothing wrote that line: it is blank, or its template hides where it comes from.');
  if (origin?.kind === 'template')
    terminal.err(
      'The line is text of that template; one of the same name in templates/ of the context folder replaces it.',
    );
  if (origin?.kind === 'manifest') terminal.err('The line is worked out from that manifest.');
  return EXIT.clean;
}

function showPath(found: PathExplanation, { inputs, model }: Compilation, invocation: Invocation): number {
  const { terminal } = invocation;
  const document: ExplainedPathDocument = { schemaVersion: SCHEMA_VERSION, ...found };
  if (flag(invocation, 'json')) {
    terminal.out(JSON.stringify(document, null, 2));
    return EXIT.clean;
  }
  const isThere = inputs.sources.paths.some((path) => path === found.path || path.startsWith(`${found.path}/`));
  if (!isThere && found.path !== '')
    terminal.err(`${found.path} does not exist yet; this is what would be loaded for it.`);
  terminal.out(found.clients.map((each) => clientText(each, found.path, terminal)).join('\n\n'));
  const silent = model.notes.filter(({ isInForce }) => !isInForce).length;
  const more = silent === 0 ? '' : ` ${counted(silent, 'note')} not in force: \`lintel model\` says why.`;
  terminal.err(`Tokens are an estimate: ${TOKEN_METHOD}.${more}`);
  return EXIT.clean;
}

function clientText(explained: ClientExplanation, path: string, terminal: Terminal): string {
  const { client, title, files, weight, hidden, over } = explained;
  const head = terminal.style('bold', title);
  if (files.length === 0)
    return `${head} loads nothing of this repository (\`${CLIENTS[client].folderFile}\` is not there).`;
  const away = hidden.map(
    ({ path: each, by }) => `  ${each}  ${terminal.style('yellow', `not loaded: ${by} is, in its stead`)}`,
  );
  const own = files.filter(({ when }) => when !== 'when sent there').length;
  const elsewhere = files.filter((file) => isElsewhere(file, path));
  const here = files.filter((file) => !elsewhere.includes(file));
  const told = new Map<string, string>();
  const texts = here.map((file) => {
    const key = JSON.stringify([file.statements, file.weight]);
    const twin = file.statements.length === 0 ? undefined : told.get(key);
    if (twin === undefined) told.set(key, file.path);
    return fileText(file, twin, terminal);
  });
  const rest = elsewhere.length === 0 ? [] : [`  ${counted(elsewhere.length, 'file')} of other folders, at start`];
  const passed = over.map((sentence) => `  ${terminal.style('yellow', 'over a limit:')} ${sentence}`);
  return [`${head}: ${counted(own, 'file')}, ${sizeOf(weight)}`, ...passed, ...texts, ...rest, ...away].join('\n');
}

/** A folder's file that a client loads although the path lies in another folder. */
function isElsewhere({ path: file, when, sentBy }: ExplainedFile, path: string): boolean {
  const folder = posix.dirname(file);
  if (when !== 'at start' || sentBy !== undefined || folder.startsWith('.')) return false;
  return !path.startsWith(`${folder}/`);
}

function fileText(
  { path, when, sentBy, weight, statements, over }: ExplainedFile,
  twin: string | undefined,
  terminal: Terminal,
): string {
  const how = sentBy === undefined ? when : `only because ${sentBy} sends there`;
  const passed = over.map((sentence) => `\n    ${terminal.style('yellow', 'over a limit:')} ${sentence}`).join('');
  const head = `  ${path}  ${terminal.style('dim', `${how}, ${sizeOf(weight)}`)}${passed}`;
  if (twin !== undefined) return `${head}\n    the same text as ${twin}`;
  if (statements.length === 0) return `${head}\n    states nothing that lintel compiled`;
  const lists = (['command', 'pointer'] as const).flatMap((kind) => {
    const members = statements.filter((each) => each.kind === kind);
    return members.length === 0 ? [] : [[counted(members.length, kind), '', '', sizeOf(sumOf(members))]];
  });
  const rows = statements
    .filter(({ kind }) => kind !== 'command' && kind !== 'pointer')
    .map((each) => [
      each.kind,
      excerpt(each.text),
      `${each.source}${each.line === undefined ? '' : `:${each.line}`}`,
      sizeOf(each.weight),
    ]);
  return `${head}\n${table([...lists, ...rows]).replace(/^/gm, '  ')}`;
}

function sumOf(statements: readonly ExplainedStatement[]): Weight {
  const sum = (pick: (weight: Weight) => number): number =>
    statements.reduce((total, { weight }) => total + pick(weight), 0);
  return {
    bytes: sum(({ bytes }) => bytes),
    lines: sum(({ lines }) => lines),
    tokens: { from: sum(({ tokens }) => tokens.from), to: sum(({ tokens }) => tokens.to) },
  };
}

function sizeOf({ bytes, tokens }: Weight): string {
  const range = tokens.from === tokens.to ? `${tokens.from}` : `${tokens.from}-${tokens.to}`;
  return `${bytes} bytes, ${range} tokens`;
}

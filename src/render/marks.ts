/** Template text with marks, so that an output can tell which line of which template wrote it. */
import Handlebars from 'handlebars';
import type { Trace } from '../trace.ts';
import type { Template } from './check.ts';

type Program = hbs.AST.Program;
type Statement = hbs.AST.Statement;

/** The syntax tree of a template that is sound, each line of its own text marked. */
export function markedTemplate({ file, text }: Template, trace: Trace): Program {
  const program = Handlebars.parse(text);
  markProgram(program, (line) => trace.mark({ kind: 'template', file, line }));
  return program;
}

/** What a helper yields is text of the template too, unless the values in it say more. */
function markProgram(program: Program | undefined, markOf: (line: number) => string): void {
  if (program === undefined) return;
  program.body = program.body.flatMap((statement) => {
    if (isContent(statement)) markContent(statement, markOf);
    if (isBlock(statement)) {
      markProgram(statement.program, markOf);
      markProgram(statement.inverse, markOf);
    }
    return statement.type === 'MustacheStatement' ? [statement, behind(statement, markOf)] : [statement];
  });
}

function behind({ loc }: Statement, markOf: (line: number) => string): hbs.AST.ContentStatement {
  return { type: 'ContentStatement', value: markOf(loc.start.line), original: { open: false, close: false }, loc };
}

/** Handlebars has taken the lines of lone tags out of `value` already; `original` is as written. */
function markContent(statement: hbs.AST.ContentStatement, markOf: (line: number) => string): void {
  const { value, loc } = statement;
  // The types say otherwise, but it is the text as written.
  const written: unknown = statement.original;
  const original = typeof written === 'string' ? written : value;
  const before = original.slice(0, Math.max(0, original.lastIndexOf(value)));
  const first = loc.start.line + before.split('\n').length - 1;
  statement.value = value
    .split('\n')
    .map((line, index) => (line.trim() === '' ? line : line + markOf(first + index)))
    .join('\n');
}

function isContent(statement: Statement): statement is hbs.AST.ContentStatement {
  return statement.type === 'ContentStatement';
}

function isBlock(statement: Statement): statement is hbs.AST.BlockStatement {
  return statement.type === 'BlockStatement';
}

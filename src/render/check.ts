/**
 * Faults of templates that can be told without running them: syntax, unknown helpers, partials and names, circles, and
 * templates that nothing uses. Running one comes later, and only if it is sound.
 */
import Handlebars from 'handlebars';
import { conflictLines } from '../conflict.ts';
import type { Problem } from '../model.ts';
import { nearest } from '../nearest.ts';

/** Rule id of every fault in a template. */
export const RULE = 'output/template';

/** Folder of the partials, inside lintel's templates and the user's. */
export const PARTIALS = 'partials/';

/** Names that every object has by birth: Handlebars' strict mode takes them for known, and then prints nothing. */
const INBORN = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Templates by name (`agents.md`, `partials/rules`), with the file that each came from. */
export interface Template {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** A template with what is wrong with it. */
export interface Checked {
  readonly template: Template;
  readonly problem: Problem | undefined;
  /** Its tree, ready to be compiled; absent when it has none. */
  readonly program?: hbs.AST.Program;
  /** Partials that it includes by name. */
  readonly includes: readonly { readonly name: string; readonly line: number; readonly column: number }[];
}

/** Templates that nothing asks for: a misspelt replacement would otherwise change nothing, without a word. */
export function strays(checked: readonly Checked[], replaceable: readonly string[]): readonly Problem[] {
  const included = new Set(checked.flatMap(({ includes }) => includes.map(({ name }) => PARTIALS + name)));
  const unused = checked.filter(({ template: { name } }) => !replaceable.includes(name) && !included.has(name));
  return unused.map(({ template: { name, file } }) => {
    const guess = nearest(name, replaceable);
    const message = `No output and no template uses \`${name}.hbs\`${guess === undefined ? '.' : `; did you mean \`${guess}.hbs\`?`}`;
    return { rule: RULE, file, line: 1, column: 1, message };
  });
}

/** Templates that include themselves, directly or through others: rendering one would never end. */
export function circles(
  checked: readonly Checked[],
): readonly { readonly template: Template; readonly problem: Problem }[] {
  const byName = new Map(checked.map((each) => [each.template.name, each] as const));
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (byName.get(from)?.includes ?? []).some(({ name }) => {
      const partial = PARTIALS + name;
      if (partial === goal) return true;
      if (seen.has(partial)) return false;
      seen.add(partial);
      return reaches(partial, goal, seen);
    });
  return checked.flatMap(({ template, includes }) => {
    const step = includes.find(
      ({ name }) => PARTIALS + name === template.name || reaches(PARTIALS + name, template.name, new Set()),
    );
    if (step === undefined) return [];
    const { name, line, column } = step;
    const message = `\`{{> ${name}}}\` includes this template again, without end.`;
    return [{ template, problem: { rule: RULE, file: template.file, line, column, message } }];
  });
}

/** Every name that a template may use. */
export interface Known {
  readonly helpers: readonly string[];
  readonly partials: readonly string[];
  readonly fields: ReadonlySet<string>;
  readonly openFields: ReadonlySet<string>;
  /** Names that the templates give to one another. */
  readonly given: ReadonlySet<string>;
}

/** Finds faults without running: conflicts, bad syntax, unknown helpers and partials, names that every object has by birth. */
export function checkTemplate(template: Template, known: Known): Omit<Checked, 'template'> {
  const [line] = conflictLines(template.text);
  if (line === undefined) return checkSource(template, known);
  const message = 'A merge left a conflict here that nobody has settled: every output of the template would hold it.';
  return { problem: { rule: RULE, file: template.file, line, column: 1, message }, includes: [] };
}

function checkSource(template: Template, known: Known): Omit<Checked, 'template'> {
  const fault = (message: string, { line, column }: { line: number; column: number }): Problem => ({
    rule: RULE,
    file: template.file,
    line,
    column: column + 1,
    message,
  });
  let ast: hbs.AST.Program;
  try {
    // Blanks are settled by the compiler, in this same tree.
    ast = Handlebars.parseWithoutProcessing(template.text);
  } catch (error) {
    const { line, column } = faultPlace(error);
    return { problem: fault(`Template syntax: ${faultText(error)}.`, { line, column: column - 1 }), includes: [] };
  }
  const faults: Problem[] = [];
  const includes: { name: string; line: number; column: number }[] = [];
  const visitor = new Handlebars.Visitor();
  visitor.PathExpression = (path) => {
    const problem = path.data ? undefined : unknownField(path, known);
    if (problem !== undefined) faults.push(fault(problem, path.loc.start));
  };
  visitor.StringLiteral = ({ value, loc }) => {
    if (INBORN.has(value)) faults.push(fault(`\`${value}\` is not defined here.`, loc.start));
  };
  const visitCall = (node: Call, isCall: boolean): void => {
    const problem = isCall ? unknownHelper(node, known.helpers) : undefined;
    if (problem !== undefined) faults.push(fault(problem, node.path.loc.start));
  };
  const { prototype } = Handlebars.Visitor;
  visitor.MustacheStatement = function (node) {
    visitCall(node, node.params.length > 0);
    prototype.MustacheStatement.call(this, node);
  };
  visitor.SubExpression = function (node) {
    visitCall(node, true);
    prototype.SubExpression.call(this, node);
  };
  visitor.BlockStatement = function (node) {
    visitCall(node, node.params.length > 0);
    prototype.BlockStatement.call(this, node);
  };
  visitor.PartialStatement = function (node) {
    const { start } = node.loc;
    const name =
      node.name.type === 'PathExpression' ? String((node.name as hbs.AST.PathExpression).original) : undefined;
    if (name !== undefined && !known.partials.includes(name)) {
      faults.push(fault(`There is no partial \`${name}\`; known: ${listed(known.partials)}.`, start));
    }
    if (name !== undefined) includes.push({ name, line: start.line, column: start.column + 1 });
    // Its own name is no field; what it is handed may be.
    this.acceptArray(node.params);
    this.acceptKey(node, 'hash');
  };
  visitor.accept(ast);
  return { problem: faults[0], includes, program: ast };
}

/** Names that templates give themselves: block parameters, and what partials are handed. */
export function givenNames(text: string): ReadonlySet<string> {
  const params = [...text.matchAll(/\bas \|([^|]*)\|/g)].flatMap(([, names]) => (names ?? '').trim().split(/\s+/));
  return new Set([...params, ...[...text.matchAll(/([\w-]+)=/g)].map(([, name]) => name ?? '')]);
}

/** What is wrong with the names of a path, if anything. Handlebars itself sees it in a plain `{{name}}` only. */
function unknownField({ parts }: hbs.AST.PathExpression, known: Known): string | undefined {
  for (const [index, part] of parts.entries()) {
    const name = String(part);
    const before = String(parts[index - 1] ?? '');
    if (known.openFields.has(before)) return undefined;
    const isKnown =
      known.fields.has(name) || known.helpers.includes(name) || known.given.has(name) || /^(?:length|\d+)$/.test(name);
    if (isKnown && !INBORN.has(name)) continue;
    const guess = nearest(name, known.fields);
    return `No view has a \`${name}\`${guess === undefined ? '.' : `; did you mean \`${guess}\`?`}`;
  }
  return undefined;
}

type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression;

function unknownHelper({ path }: Call, known: readonly string[]): string | undefined {
  if (path.type !== 'PathExpression') return undefined;
  const { original } = path as hbs.AST.PathExpression;
  if (known.includes(original)) return undefined;
  const guess = nearest(original, known);
  return `There is no helper \`${original}\`${guess === undefined ? `; known: ${listed(known)}.` : `; did you mean \`${guess}\`?`}`;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ');
}

/** What Handlebars says, in our words. */
export function faultText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const missing = /^"(.+)" not defined in /.exec(message)?.[1];
  if (missing !== undefined) return `\`${missing}\` is not defined here`;
  return (message.split('\n').at(message.startsWith('Parse error') ? -1 : 0) ?? message).replace(/ - \d+:\d+$/, '');
}

/** Where Handlebars says that it is; columns count from 1. */
export function faultPlace(error: unknown): { line: number; column: number } {
  const { lineNumber, column, message } = error as { lineNumber?: number; column?: number; message?: string };
  const line = lineNumber ?? Number(/on line (\d+)/.exec(message ?? '')?.[1] ?? 1);
  return { line, column: (column ?? 0) + 1 };
}

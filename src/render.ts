/**
 * The one Handlebars environment: no HTML escaping, strict, own properties only. Notes are values here, never
 * template source. A fault in a template is a problem with template, line and the missing name.
 */
import Handlebars from 'handlebars';
import type { Output, Parsed, PlannedFile, Problem } from './model.ts';
import { nearest } from './nearest.ts';

/** Templates by name (`agents.md`, `partials/rules`), with the file that each came from. */
export interface Template {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** Our few helpers, all pure. `code` is given from outside, so that markdown stays in its own room. */
export interface RenderOptions {
  readonly templates: readonly Template[];
  /** Names that lintel's own templates go by: what the user may replace. */
  readonly replaceable: readonly string[];
  readonly helpers: Readonly<Record<string, (...values: readonly unknown[]) => string>>;
}

const RULE = 'output/template';

/** Helpers that Handlebars brings. `log` is not among them: it would print into whatever the command prints. */
const BUILT_IN = ['if', 'unless', 'each', 'with', 'lookup'];

/** Names that every object has by birth: Handlebars' strict mode takes them for known, and then prints nothing. */
const INBORN = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Renders every planned file. Those whose template fails are absent from the value. */
export function renderFiles(files: readonly PlannedFile[], options: RenderOptions): Parsed<readonly Output[]> {
  const environment = prepare(options);
  const outputs: Output[] = [];
  const problems: Problem[] = [...environment.problems];
  for (const file of files) {
    const rendered = environment.render(file);
    if ('text' in rendered)
      outputs.push({ path: file.path, target: file.target, text: rendered.text, sources: file.sources });
    else problems.push(rendered.problem);
  }
  return { value: outputs, problems: uniqueProblems(problems) };
}

interface Environment {
  readonly problems: readonly Problem[];
  readonly render: (file: PlannedFile) => { readonly text: string } | { readonly problem: Problem };
}

function prepare({ templates, replaceable, helpers }: RenderOptions): Environment {
  const handlebars = Handlebars.create();
  handlebars.unregisterHelper('log');
  for (const [name, helper] of Object.entries(helpers)) {
    handlebars.registerHelper(name, (...values) => helper(...values.slice(0, -1)));
  }
  const partials = templates.filter(({ name }) => name.startsWith(PARTIALS));
  const known = {
    helpers: [...BUILT_IN, ...Object.keys(helpers)],
    partials: partials.map(({ name }) => name.slice(PARTIALS.length)),
  };
  const checked = templates.map((template) => ({ template, ...checkTemplate(template, known) }));
  const faulty = new Map(
    checked.flatMap(({ template, problem }) => (problem === undefined ? [] : [[template.name, problem] as const])),
  );
  for (const { template, problem } of circles(checked)) faulty.set(template.name, problem);
  for (const template of partials) {
    if (!faulty.has(template.name))
      handlebars.registerPartial(template.name.slice(PARTIALS.length), compileNamed(handlebars, template));
  }
  const sound = templates.filter(({ name }) => !faulty.has(name));
  const compiled = new Map(sound.map((template) => [template.name, compileNamed(handlebars, template)] as const));
  const problems = [...faulty.values(), ...strays(checked, replaceable)];
  return { problems, render: (file) => renderOne(file, { compiled, faulty }) };
}

/** Folder of the partials, inside lintel's templates and the user's. */
const PARTIALS = 'partials/';

interface Checked {
  readonly template: Template;
  readonly problem: Problem | undefined;
  /** Partials that it includes by name. */
  readonly includes: readonly { readonly name: string; readonly line: number; readonly column: number }[];
}

/** Templates that nothing asks for: a misspelt replacement would otherwise change nothing, without a word. */
function strays(checked: readonly Checked[], replaceable: readonly string[]): readonly Problem[] {
  const included = new Set(checked.flatMap(({ includes }) => includes.map(({ name }) => PARTIALS + name)));
  const unused = checked.filter(({ template: { name } }) => !replaceable.includes(name) && !included.has(name));
  return unused.map(({ template: { name, file } }) => {
    const guess = nearest(name, replaceable);
    const message = `No output and no template uses \`${name}.hbs\`${guess === undefined ? '.' : `; did you mean \`${guess}.hbs\`?`}`;
    return { rule: RULE, file, line: 1, column: 1, message };
  });
}

/** Templates that include themselves, directly or through others: rendering one would never end. */
function circles(checked: readonly Checked[]): readonly { readonly template: Template; readonly problem: Problem }[] {
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

type Compiled = (context: unknown, runtime?: Handlebars.RuntimeOptions) => string;

/** A fault of a running template, with the template that it happened in. Handlebars alone does not name partials. */
class TemplateFault extends Error {
  readonly template: Template;
  readonly line: number;
  readonly column: number;

  constructor(template: Template, message: string, place: { line: number; column: number }) {
    super(message);
    this.template = template;
    this.line = place.line;
    this.column = place.column;
  }
}

function compileNamed(handlebars: typeof Handlebars, template: Template): Compiled {
  const run = handlebars.compile(template.text, { noEscape: true, strict: true, preventIndent: true });
  return (context, runtime) => {
    try {
      return run(context, runtime);
    } catch (error) {
      if (error instanceof TemplateFault) throw error;
      throw new TemplateFault(template, faultText(error), faultPlace(error));
    }
  };
}

function renderOne(
  file: PlannedFile,
  {
    compiled,
    faulty,
  }: { readonly compiled: ReadonlyMap<string, Compiled>; readonly faulty: ReadonlyMap<string, Problem> },
): { readonly text: string } | { readonly problem: Problem } {
  const known = faulty.get(file.template);
  if (known !== undefined) return { problem: known };
  const run = compiled.get(file.template);
  if (run === undefined) {
    return {
      problem: {
        rule: RULE,
        file: file.path,
        line: 1,
        column: 1,
        message: `There is no template \`${file.template}.hbs\`.`,
      },
    };
  }
  try {
    const text = tidy(run(file.view));
    if (text.trim() !== '') return { text };
    const message = `The template \`${file.template}.hbs\` yields nothing for ${file.path}.`;
    return { problem: { rule: RULE, file: file.path, line: 1, column: 1, message } };
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    // A partial with a fault of its own was left out on purpose; the fault itself is what to report.
    const missing = /^The partial (\S+) could not be found$/.exec(error.message)?.[1];
    const cause = missing === undefined ? undefined : faulty.get(`partials/${missing}`);
    const { template, line, column, message } = error;
    return {
      problem: cause ?? {
        rule: RULE,
        file: template.file,
        line,
        column,
        message: `${message} (while building ${file.path})`,
      },
    };
  }
}

interface Known {
  readonly helpers: readonly string[];
  readonly partials: readonly string[];
}

/** Finds faults without running: bad syntax, unknown helpers and partials, names that every object has by birth. */
function checkTemplate(template: Template, known: Known): Omit<Checked, 'template'> {
  const fault = (message: string, { line, column }: { line: number; column: number }): Problem => ({
    rule: RULE,
    file: template.file,
    line,
    column: column + 1,
    message,
  });
  let ast: hbs.AST.Program;
  try {
    ast = Handlebars.parse(template.text);
  } catch (error) {
    const { line, column } = faultPlace(error);
    return { problem: fault(`Template syntax: ${faultText(error)}.`, { line, column: column - 1 }), includes: [] };
  }
  const faults: Problem[] = [];
  const includes: { name: string; line: number; column: number }[] = [];
  const visitor = new Handlebars.Visitor();
  visitor.PathExpression = ({ parts, data, loc, original }) => {
    const inborn = data ? undefined : parts.find((part) => typeof part === 'string' && INBORN.has(part));
    if (inborn !== undefined) faults.push(fault(`\`${original}\` is not defined here.`, loc.start));
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
    prototype.PartialStatement.call(this, node);
  };
  visitor.accept(ast);
  return { problem: faults[0], includes };
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

/**
 * No blank lines at either end. Inside nothing is touched, since trailing blanks can be a person's hard line break, but for
 * what is no text: control characters, and halves of a surrogate pair, which no file can hold.
 */
function tidy(text: string): string {
  const plain = text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '');
  return `${plain.trimEnd()}\n`.replace(/^\n+/, '');
}

// oxlint-disable-next-line no-control-regex -- control characters are what it is for
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

function faultText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const missing = /^"(.+)" not defined in /.exec(message)?.[1];
  if (missing !== undefined) return `\`${missing}\` is not defined here`;
  return (message.split('\n').at(message.startsWith('Parse error') ? -1 : 0) ?? message).replace(/ - \d+:\d+$/, '');
}

function faultPlace(error: unknown): { line: number; column: number } {
  const { lineNumber, column, message } = error as { lineNumber?: number; column?: number; message?: string };
  const line = lineNumber ?? Number(/on line (\d+)/.exec(message ?? '')?.[1] ?? 1);
  return { line, column: (column ?? 0) + 1 };
}

function uniqueProblems(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...seen.values()];
}

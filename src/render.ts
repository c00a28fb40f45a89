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
  readonly helpers: Readonly<Record<string, (...values: readonly unknown[]) => string>>;
}

const RULE = 'output/template';

/** Helpers that Handlebars brings and that make sense in a strict environment. */
const BUILT_IN = ['if', 'unless', 'each', 'with', 'lookup', 'log'];

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

function prepare({ templates, helpers }: RenderOptions): Environment {
  const handlebars = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers))
    handlebars.registerHelper(name, (...values) => helper(...values.slice(0, -1)));
  const known = [...BUILT_IN, ...Object.keys(helpers)];
  const partials = templates.filter(({ name }) => name.startsWith('partials/'));
  const partialNames = partials.map(({ name }) => name.slice('partials/'.length));
  const faulty = new Map<string, Problem>();
  for (const template of templates) {
    const problem = checkTemplate(template, { helpers: known, partials: partialNames });
    if (problem !== undefined) faulty.set(template.name, problem);
  }
  for (const template of partials) {
    if (!faulty.has(template.name))
      handlebars.registerPartial(template.name.slice('partials/'.length), compileNamed(handlebars, template));
  }
  const compiled = new Map(
    templates
      .filter(({ name }) => !faulty.has(name))
      .map((template) => [template.name, compileNamed(handlebars, template)] as const),
  );
  return { problems: [...faulty.values()], render: (file) => renderOne(file, { compiled, faulty }) };
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
    return { text: tidy(run(file.view)) };
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

/** Finds faults without running: bad syntax, unknown helpers, unknown partials. */
function checkTemplate(
  template: Template,
  known: { readonly helpers: readonly string[]; readonly partials: readonly string[] },
): Problem | undefined {
  const problem = (message: string, line: number, column: number): Problem => ({
    rule: RULE,
    file: template.file,
    line,
    column,
    message,
  });
  let ast: hbs.AST.Program;
  try {
    ast = Handlebars.parse(template.text);
  } catch (error) {
    const { line, column } = faultPlace(error);
    return problem(`Template syntax: ${faultText(error)}.`, line, column);
  }
  const found: Problem[] = [];
  const visitor = new Handlebars.Visitor();
  const checkCall = (
    node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression,
    isCall: boolean,
  ) => {
    if (node.path.type !== 'PathExpression') return;
    const { original, loc } = node.path as hbs.AST.PathExpression;
    if (!isCall || known.helpers.includes(original)) return;
    const guess = nearest(original, known.helpers);
    const hint = guess === undefined ? '' : `; did you mean \`${guess}\`?`;
    found.push(problem(`There is no helper \`${original}\`${hint}`, loc.start.line, loc.start.column + 1));
  };
  visitor.MustacheStatement = function (node) {
    checkCall(node, node.params.length > 0);
    Handlebars.Visitor.prototype.MustacheStatement.call(this, node);
  };
  visitor.SubExpression = function (node) {
    checkCall(node, true);
    Handlebars.Visitor.prototype.SubExpression.call(this, node);
  };
  visitor.BlockStatement = function (node) {
    checkCall(node, node.params.length > 0);
    Handlebars.Visitor.prototype.BlockStatement.call(this, node);
  };
  visitor.PartialStatement = function (node) {
    const { original } = node.name as hbs.AST.PathExpression;
    if (node.name.type === 'PathExpression' && !known.partials.includes(String(original))) {
      found.push(
        problem(
          `There is no partial \`${original}\`; known: ${known.partials.map((name) => `\`${name}\``).join(', ')}.`,
          node.loc.start.line,
          node.loc.start.column + 1,
        ),
      );
    }
    Handlebars.Visitor.prototype.PartialStatement.call(this, node);
  };
  visitor.accept(ast);
  return found[0];
}

/** No blank lines at either end. Inside nothing is touched: trailing blanks can be a person's hard line break. */
function tidy(text: string): string {
  return `${text.trimEnd()}\n`.replace(/^\n+/, '');
}

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

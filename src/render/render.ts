/**
 * The one Handlebars environment: no HTML escaping, strict, own properties only. Notes are values here, never
 * template source. A fault in a template is a problem with template, line and the missing name.
 */
import Handlebars from 'handlebars';
import type { Output, Parsed, PlannedFile, Problem } from '../model.ts';
import type { Trace } from '../trace.ts';
import {
  checkTemplate,
  circles,
  faultPlace,
  faultText,
  givenNames,
  PARTIALS,
  RULE,
  strays,
  type Checked,
  type Template,
} from './check.ts';

import { markedTemplate } from './marks.ts';

export type { Template } from './check.ts';

/** Our few helpers, all pure. `code` is given from outside, so that markdown stays in its own room. */
export interface RenderOptions {
  readonly templates: readonly Template[];
  /** Names that lintel's own templates go by: what the user may replace. */
  readonly replaceable: readonly string[];
  readonly helpers: Readonly<Record<string, (...values: readonly unknown[]) => string>>;
  /** Every name that a view, or anything in it, has. */
  readonly fields: ReadonlySet<string>;
  /** Those of the fields under which any name may stand. */
  readonly openFields: ReadonlySet<string>;
  /** Present when the outputs are to carry marks of where they come from. */
  readonly trace?: Trace | undefined;
}

/** Helpers that Handlebars brings. `log` is not among them: it would print into whatever the command prints. */
const BUILT_IN = ['if', 'unless', 'each', 'with', 'lookup'];

/** Renders every planned file. Those whose template fails are absent from the value. */
export function renderFiles(files: readonly PlannedFile[], options: RenderOptions): Parsed<readonly Output[]> {
  const environment = prepare(options);
  const outputs: Output[] = [];
  const problems: Problem[] = [...environment.problems];
  const empty = new Map<Template, string[]>();
  for (const file of files) {
    const rendered = file.link === undefined ? environment.render(file) : { text: '' };
    if (file.link !== undefined)
      outputs.push({ path: file.path, target: file.target, text: '', link: file.link, sources: file.sources });
    else if ('text' in rendered)
      outputs.push({ path: file.path, target: file.target, text: rendered.text, sources: file.sources });
    else if ('empty' in rendered) empty.set(rendered.empty, [...(empty.get(rendered.empty) ?? []), file.path]);
    else problems.push(rendered.problem);
  }
  problems.push(...[...empty].map(([template, paths]) => yieldsNothing(template, paths)));
  return { value: outputs, problems: uniqueProblems(problems) };
}

function yieldsNothing({ file }: Template, [first = '', ...rest]: readonly string[]): Problem {
  const more = rest.length === 0 ? '' : ` and ${rest.length} more`;
  const message = `The template yields nothing for ${first}${more}, so what stands there stays as it is.`;
  return { rule: RULE, file, line: 1, column: 1, message };
}

/** What became of one planned file. */
type Rendered = { readonly text: string } | { readonly problem: Problem } | { readonly empty: Template };

interface Environment {
  readonly problems: readonly Problem[];
  readonly render: (file: PlannedFile) => Rendered;
}

function prepare({ templates, replaceable, helpers, fields, openFields, trace }: RenderOptions): Environment {
  const handlebars = Handlebars.create();
  handlebars.unregisterHelper('log');
  for (const [name, helper] of Object.entries(helpers)) {
    handlebars.registerHelper(name, (...values) => helper(...values.slice(0, -1)));
  }
  const partials = templates.filter(({ name }) => name.startsWith(PARTIALS));
  const known = {
    helpers: [...BUILT_IN, ...Object.keys(helpers)],
    partials: partials.map(({ name }) => name.slice(PARTIALS.length)),
    fields,
    openFields,
  };
  const given = givenNames(templates.map(({ text }) => text).join('\n'));
  const checked = templates.map((template) => ({ template, ...checkTemplate(template, { ...known, given }) }));
  const faulty = new Map(
    checked.flatMap(({ template, problem }) => (problem === undefined ? [] : [[template.name, problem] as const])),
  );
  for (const { template, problem } of circles(checked)) faulty.set(template.name, problem);
  const sound = checked.filter(({ template }) => !faulty.has(template.name));
  const compiled = new Map(
    sound.map((each) => [each.template.name, { ...each, render: compileNamed(handlebars, each, trace) }] as const),
  );
  for (const [name, { render }] of compiled)
    if (name.startsWith(PARTIALS)) handlebars.registerPartial(name.slice(PARTIALS.length), render);
  const problems = [...faulty.values(), ...strays(checked, replaceable)];
  return { problems, render: (file) => renderOne(file, { compiled, faulty }) };
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

function compileNamed(
  handlebars: typeof Handlebars,
  { template, program }: Pick<Checked, 'template' | 'program'>,
  trace: Trace | undefined,
): Compiled {
  const source = trace === undefined ? (program ?? template.text) : markedTemplate(template, trace);
  const run = handlebars.compile(source, { noEscape: true, strict: true, preventIndent: true });
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
  }: {
    readonly compiled: ReadonlyMap<string, { readonly template: Template; readonly render: Compiled }>;
    readonly faulty: ReadonlyMap<string, Problem>;
  },
): Rendered {
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
    const text = tidy(run.render(file.view));
    return text.trim() === '' ? { empty: run.template } : { text };
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

function uniqueProblems(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...seen.values()];
}

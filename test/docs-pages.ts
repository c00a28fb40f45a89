/**
 * The reference pages under docs/, made from the code that they describe: rules, clients, configuration, templates.
 * Only sentences that no code holds are written here.
 */
import { toJsonSchema } from '@valibot/to-json-schema';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator, type Schema } from 'ts-json-schema-generator';
import type { Limit, Preference } from '../src/client-facts.ts';
import { CLIENTS, CLIENT_NAMES, RULE_FILES } from '../src/clients.ts';
import { configPlaces } from '../src/config-place.ts';
import { configSchema } from '../src/config.ts';
import type { Command, RuleLine } from '../src/model.ts';
import { RULES } from '../src/rules/index.ts';
import { TEMPLATE_HELPERS } from '../src/targets/wording.ts';

const ROOT = join(import.meta.dirname, '..');
const HEAD = 'This page is made from the code; `npm run docs` rewrites it.';

/** `docs/rules.md`. */
export function rulesPage(): string {
  const rows = RULES.map(({ rule, severity }) => [`[\`${rule.id}\`](rules/${rule.id}.md)`, severity, rule.summary]);
  const options = RULES.flatMap(({ rule }) =>
    Object.entries(rule.options ?? {}).map(([name, { summary, byDefault }]) => [
      `\`${rule.id}\``,
      `\`${name}\``,
      String(byDefault),
      summary,
    ]),
  );
  return page('Lint rules', [
    'The page behind each name shows what fails and what passes; `lintel rules <rule>` shows the first of each. `rules` in the [configuration](configuration.md) sets the',
    'severity: `error` fails a run, `warn` is shown and fails with `--strict`, `info` is shown with `--verbose`, `off` is not looked for.',
    'What a rule reads from the words of a text that nobody wrote for lintel is a warning where the table says error, unless `rules` says otherwise',
    '([lint.md](lint.md#errors-and-warnings)).',
    '',
    ...table(['rule', 'default', 'what it finds'], rows),
    '',
    'Options stand beside `severity`: `missing/module-note: { severity: error, exports: 30 }`.',
    '',
    ...table(['rule', 'option', 'default', 'meaning'], options),
  ]);
}

/** `docs/clients.md`. */
export function clientsPage(): string {
  const clients = CLIENT_NAMES.map((name) => ({ name, ...CLIENTS[name] }));
  const measured = clients.map(({ name, title, version, checked }) => [
    `\`${name}\``,
    title,
    version ?? 'from its documentation',
    checked,
  ]);
  const loaded = clients.map(
    ({ title, folderFile, ownFile, nested, beside, order, rules, alsoReads, alsoReadsRules, importDepth }) => [
      title,
      `\`${folderFile}\``,
      nested,
      beside ?? 'not known',
      order ?? 'not known',
      rules === undefined ? 'none' : `\`${rules}/*${RULE_FILES[rules].extension}\``,
      ownFile === undefined ? 'none' : `\`${ownFile}\``,
      [...alsoReads, ...alsoReadsRules].map((file) => `\`${file}\``).join(', ') || 'nothing',
      importDepth === undefined ? '-' : `${importDepth} deep`,
    ],
  );
  return page('Clients', [
    'What each client loads was measured on the version named here, by reading what it sends; where no version is named it is',
    'what the client documents. The name is what `clients` takes, in the [configuration](configuration.md) and in the front',
    'matter of a note, which is then for those clients only. Later versions may differ: `npm run test:clients` runs the released',
    'clients on what lintel compiles, and [clients-matrix.md](clients-matrix.md) says what came of it.',
    '',
    ...table(['name', 'client', 'version', 'measured on'], measured),
    '',
    ...table(
      [
        'client',
        'file in each folder',
        'loads a deeper one',
        'for a file beside its start folder',
        'order of those loaded together',
        'rule files',
        'for it alone',
        'loads besides',
        'follows imports',
      ],
      loaded,
    ),
    '',
    'Cursor uploads the files of all folders at start, and the page of its vendor says that each holds for its folder',
    '(https://cursor.com/docs/rules). What its server leaves out cannot be seen, so `limit/budget` and `output/duplicate-statement`',
    'count the file of a folder only for work in that folder.',
    '',
    'Where it loads something else:',
    '',
    ...clients.flatMap(({ title, prefers, settings, folderFile }) => [
      ...(prefers === undefined ? [] : [`- ${title}: ${preferenceText(prefers, folderFile)}.`]),
      ...(settings === undefined
        ? []
        : [
            `- ${title}: what \`${settings.keys.join('.')}\` in \`${settings.file}\` of its start folder names, in the stead of \`${folderFile}\`.`,
          ]),
    ]),
    '',
    '## Limits',
    '',
    'What is cut off or skipped is an error (`limit/codex-chain`, `limit/cut-off`, and `limit/hidden-file` and `limit/unread-output` for what is loaded in the',
    'stead of an output); what is advised against is a warning (`limit/long-file`), and so is a rule file whose name its client does not load (`limit/unloaded-file`).',
    '`lintel explain` says of the files of a path what their limits do.',
    'A client without a row has no limit that is known: of Copilot CLI, Gemini CLI and opencode files of 200, 300 and 40 KiB',
    'arrived whole.',
    '',
    ...table(
      ['client', 'of', 'at most', 'what is more', 'source', 'on'],
      clients.flatMap(({ title, limits, checked }) =>
        limits.map(({ of, most, unit, beyond, source, setting }) => [
          title,
          LIMITED[of],
          `${most.toLocaleString('en-US')} ${unit}${setting ? `, or \`${setting.key}\` in \`${setting.file}\`` : ''}`,
          BEYOND[beyond],
          source,
          checked,
        ]),
      ),
    ),
    '',
    'A client that loads two of our files for one folder gets their text twice. That cannot be avoided, so `lintel build` says it',
    'with `--verbose` only and `--strict` does not fail on it. A client without rule files is sent to them by a line in its own file.',
  ]);
}

const LIMITED: Readonly<Record<Limit['of'], string>> = {
  file: 'each file',
  'folder file': 'the file of a folder',
  'rule file': 'each rule file',
  'own file': 'rule files, and the file for it alone',
  description: 'the description of a rule file',
  start: 'all that it loads at start',
  chain: 'all files from the root to the folder that it was started in',
};

const BEYOND: Readonly<Record<Limit['beyond'], string>> = {
  skipped: 'the file does not arrive',
  cut: 'is cut off',
  advised: 'is advised against',
};

const WHERE: Readonly<Record<Preference['where'], string>> = {
  beside: 'beside it',
  'beside or above': 'beside it or in a folder above',
  root: 'at the root, for that of the root',
};

function preferenceText({ files, where }: Preference, folderFile: string): string {
  const only = folderFile === 'AGENTS.md' ? '' : ', which it loads with `claude: none` alone';
  return `${files.map((file) => `\`${file}\``).join(', ')} ${WHERE[where]}, in the stead of AGENTS.md${only}`;
}

/** `docs/configuration.md`. */
export function configurationPage(): string {
  const schema = toJsonSchema(configSchema) as Schema;
  const keys = Object.entries(propertiesOf(schema));
  const rows = keys.flatMap(([key, value]) => [
    keyRow(key, value),
    ...Object.entries(propertiesOf(mappingIn(value))).map(([inner, each]) => keyRow(`${key}[].${inner}`, each)),
    ...Object.entries(propertiesOf(mappingByName(value))).map(([inner, each]) =>
      keyRow(`${key}.<name>.${inner}`, each),
    ),
  ]);
  return page('Configuration', [
    'Looked for in this order, first match first:',
    '',
    ...configPlaces(undefined).map((place) =>
      place === 'package.json'
        ? '- `lintel` in `package.json`: the configuration itself, or the path of the context folder'
        : `- \`${place}\``,
    ),
    '',
    'With `--context <dir>`, a folder named from the root, it is `lintel.yaml` in that folder and nothing else. All keys are',
    'optional. An unknown key or value is an error that ends every command that reads it with exit code 2. The JSON Schema is',
    '[schema/config.schema.json](../schema/config.schema.json).',
    '',
    'Outside of the context folder, and while there is nothing to compile, a configuration only tunes what `lint` says of the files',
    'that people write themselves: `rules`, `overrides`, `budget` and `modules`. It asks for no note, and `lintel.lock` and',
    '`lintel.baseline` stay at the root.',
    '',
    ...table(['key', 'value', 'meaning', 'default'], rows),
  ]);
}

/** `docs/templates.md`. */
export function templatesPage(): string {
  const types = typesOf('View');
  return page('Templates', [
    'Outputs are rendered with Handlebars, strictly: a name that is not there is a fault with template, line and nearest name, and',
    'costs no output. Nothing is escaped. A file of the same name in `templates/` of the context folder replaces a built-in one,',
    'partials included; files in its `partials/` add partials.',
    '',
    '## Templates and partials',
    '',
    ...table(['template', 'partials that it uses'], templateFiles().map(templateRow)),
    '',
    '## Helpers',
    '',
    `Besides ${builtIn()} of Handlebars:`,
    '',
    ...table(['helper', 'what it gives', 'example', 'result'], helperRows()),
    '',
    '## What a template is given',
    '',
    ...VIEW_TYPES.flatMap((name) => typeSection(name, types)),
    'Types that have no section here are those of [src/model.ts](../src/model.ts).',
  ]);
}

function page(title: string, lines: readonly string[]): string {
  return [`# ${title}`, '', HEAD, '', ...lines, ''].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

// ───────────────────────────── schemas ─────────────────────────────

type Definition = NonNullable<Schema['properties']>[string];

function propertiesOf(schema: Definition | undefined): Readonly<Record<string, Definition>> {
  return typeof schema === 'object' ? (schema.properties ?? {}) : {};
}

/** The mapping that stands under each name, if one does. */
function mappingByName(value: Definition): Definition | undefined {
  return typeof value === 'object' && typeof value.additionalProperties === 'object'
    ? value.additionalProperties
    : undefined;
}

/** The mapping that stands in a list, if one does. */
function mappingIn(value: Definition): Definition | undefined {
  const items = typeof value === 'object' && !Array.isArray(value.items) ? value.items : undefined;
  const forms = typeof items === 'object' ? (items.anyOf ?? [items]) : [];
  return forms.find((form) => typeof form === 'object' && form.type === 'object');
}

function keyRow(key: string, value: Definition): readonly string[] {
  const text = typeof value === 'object' ? (value.description ?? '') : '';
  const [meaning = '', byDefault = 'none, it must be given'] = text.split(' Default: ');
  return [`\`${key}\``, typeText(value), meaning, byDefault.replace(/\.$/, '')];
}

/** A type in words: those with a section of their own as links, lists of words as those words. */
function typeText(value: Definition, types: Types = {}): string {
  if (typeof value !== 'object') return 'anything';
  const name = value.$ref?.replace(/^#\/definitions\//, '');
  if (name !== undefined) return namedType(name, types);
  if (value.enum !== undefined) return value.enum.map((each) => `\`${String(each)}\``).join(', ');
  if (value.anyOf !== undefined) return value.anyOf.map((each) => typeText(each, types)).join(' or ');
  if (value.type === 'array' && value.items !== undefined && !Array.isArray(value.items))
    return `list of ${typeText(value.items, types)}`;
  if (value.type === 'object' && typeof value.additionalProperties === 'object')
    return `mapping to ${typeText(value.additionalProperties, types)}`;
  const words: Readonly<Record<string, string>> = { object: 'mapping', string: 'text', boolean: 'true or false' };
  return words[String(value.type)] ?? String(value.type);
}

function namedType(name: string, types: Types): string {
  const definition = types[name];
  if (typeof definition === 'object' && definition.enum !== undefined) return typeText(definition);
  return VIEW_TYPES.includes(name) ? `[${name}](#${name.toLowerCase()})` : `\`${name}\``;
}

/** What a view is made of, as far as templates look into it. */
const VIEW_TYPES = ['View', 'Command', 'RuleLine', 'Pointer', 'Section'];

type Types = Readonly<Record<string, Definition>>;

function typesOf(type: string): Types {
  const options = {
    path: join(ROOT, 'src/model.ts'),
    tsconfig: join(ROOT, 'tsconfig.json'),
    type,
    skipTypeCheck: true,
  };
  return createGenerator(options).createSchema(type).definitions ?? {};
}

function typeSection(name: string, types: Types): readonly string[] {
  const definition = types[name];
  if (typeof definition !== 'object') throw new Error(`src/model.ts has no type ${name}.`);
  const required = new Set(definition.required);
  const rows = Object.entries(propertiesOf(definition)).map(([field, value]) => {
    const doc = typeof value === 'object' ? (value.description ?? '') : '';
    if (doc === '') throw new Error(`${name}.${field} has no doc comment.`);
    const type = typeText(value, types);
    return [`\`${field}\``, required.has(field) ? type : `${type}, or absent`, oneLine(doc)];
  });
  return [
    `### ${name}`,
    '',
    oneLine(definition.description ?? ''),
    '',
    ...table(['field', 'type', 'meaning'], rows),
    '',
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

// ───────────────────────────── templates ─────────────────────────────

function templateFiles(): readonly string[] {
  return readdirSync(join(ROOT, 'templates'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.hbs'))
    .sort();
}

function templateRow(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, 'templates', file), 'utf8');
  const used = [...text.matchAll(/\{\{> ?([\w-]+)/g)].map((match) => `\`${match[1]}\``);
  return [`[\`${file}\`](../templates/${file})`, [...new Set(used)].join(', ') || 'none'];
}

function builtIn(): string {
  const list = /const BUILT_IN = \[([^\]]+)\]/.exec(readFileSync(join(ROOT, 'src/render/render.ts'), 'utf8'))?.[1];
  if (list === undefined) throw new Error('src/render/render.ts does not list the helpers of Handlebars.');
  return [...list.matchAll(/'(\w+)'/g)].map((match) => `\`${match[1]}\``).join(', ');
}

interface HelperDoc {
  readonly call: string;
  readonly args: readonly unknown[];
  readonly meaning: string;
}

const COMMAND: Command = { purpose: 'test', command: 'npm test', dir: '' };
const RULE_LINE: RuleLine = {
  text: 'Host in the EU.',
  source: 'context/decisions/0002-eu.md',
  line: 4,
  isDecision: true,
  link: '[0002](context/decisions/0002-eu.md)',
};

const HELPER_DOCS: Readonly<Record<string, HelperDoc>> = {
  code: { call: 'code command', args: ['npm test'], meaning: 'a text in backticks, as many as it needs' },
  codes: { call: 'codes paths', args: [['src/a/', 'src/b/']], meaning: 'a list, each in backticks' },
  join: { call: 'join globs ","', args: [['src/*.ts', 'lib/*.ts'], ','], meaning: 'a list with a separator' },
  quoted: { call: 'quoted this', args: ['src/**'], meaning: 'a text in double quotes, for front matter' },
  label: { call: 'label this', args: [COMMAND], meaning: 'what a command is for' },
  source: {
    call: 'source this',
    args: [RULE_LINE],
    meaning: 'in brackets, the decision behind a rule line and what enforces it; empty when there is neither',
  },
  enforcement: {
    call: 'enforcement rules',
    args: [[RULE_LINE]],
    meaning: 'one sentence for a list of rule lines that no check enforces, or not all; else empty',
  },
};

function helperRows(): readonly (readonly string[])[] {
  const undescribed = Object.keys(TEMPLATE_HELPERS).filter((name) => !Object.hasOwn(HELPER_DOCS, name));
  if (undescribed.length > 0) throw new Error(`Describe ${undescribed.join(', ')} in test/docs-pages.ts.`);
  return Object.entries(HELPER_DOCS).map(([name, { call, args, meaning }]) => {
    const helper = TEMPLATE_HELPERS[name];
    if (helper === undefined) throw new Error(`There is no helper ${name}.`);
    return [`\`${name}\``, meaning, `\`{{${call}}}\``, codeSpan(helper(...args))];
  });
}

/** A result may hold backticks itself. */
function codeSpan(text: string): string {
  return text.includes('`') ? `\`\` ${text.trim()} \`\`` : `\`${text.trim()}\``;
}

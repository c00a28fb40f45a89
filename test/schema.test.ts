import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../src/config.ts';
import { listDecisions } from '../src/decision-list.ts';
import { describeModel, describeScan } from '../src/document.ts';
import { renderJson } from '../src/report/json.ts';
import { VIEW_FIELDS } from '../src/targets/fields.ts';
import { compiled, project } from './project.ts';
import { REPORT, VERBOSE } from './report/findings.ts';

/** `npm run schema` rewrites the published files. */
describe('published JSON Schemas', () => {
  it.each(['ModelDocument', 'ScanDocument', 'ExplainedPathDocument', 'ExplainedLineDocument', 'ReviewDocument'])(
    '%s is what the types say',
    async (type) => {
      const schema = createGenerator({
        path: 'src/document.ts',
        tsconfig: 'tsconfig.json',
        type,
        skipTypeCheck: true,
      }).createSchema(type);
      const name = type
        .replace('Document', '')
        .replace(/(?<=[a-z])[A-Z]/g, '-$&')
        .toLowerCase();
      await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`../schema/${name}.schema.json`);
    },
  );

  it('the configuration schema is what the parser accepts', async () => {
    const schema = toJsonSchema(configSchema);
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../schema/config.schema.json');
  });
});

describe('the findings of a run', () => {
  it('fit their published schema, and the schema refuses what does not', async () => {
    const schema = createGenerator({
      path: 'src/report/json.ts',
      tsconfig: 'tsconfig.json',
      type: 'FindingsDocument',
      skipTypeCheck: true,
    }).createSchema('FindingsDocument');
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../schema/findings.schema.json');
    const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(JSON.stringify(schema)) as object);
    const document: Record<string, unknown> = JSON.parse(renderJson(REPORT, VERBOSE));
    expect(validate(document) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...document, findings: [{}] })).toBe(false);
    expect(validate({ ...document, surprise: 1 })).toBe(false);
  });
});

describe('the list of decisions', () => {
  const inputs = project({
    'context/decisions/0001-a.md':
      '---\nstatus: accepted\ndate: 2026-01-01\nrule: [Do., Do not.]\napplies-to: ["src/**", "!**/*.test.ts"]\ntags: [x]\n---\n\n# A\n',
    'context/decisions/0002-b.md': '# B\n\n> **Superseded by [A](0001-a.md).**\n',
    'context/decisions/0003-c.rst': '3. C\n====\n',
    'context/decisions/template.md': '# T\n',
  });

  it('fits its published schema, and the schema refuses what does not', async () => {
    const schema = createGenerator({
      path: 'src/decision-list.ts',
      tsconfig: 'tsconfig.json',
      type: 'DecisionsDocument',
      skipTypeCheck: true,
    }).createSchema('DecisionsDocument');
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../schema/decisions.schema.json');
    const published: object = JSON.parse(JSON.stringify(schema));
    const validate = new Ajv({ allowUnionTypes: true }).compile(published);
    const plain: Record<string, unknown> = JSON.parse(JSON.stringify(listDecisions(inputs.sources, inputs.config)));
    expect(validate(plain) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...plain, decisions: [{}] })).toBe(false);
    expect(validate({ ...plain, surprise: 1 })).toBe(false);
  });
});

describe('documents', () => {
  const { model } = compiled({
    'package.json': '{ "name": "shop", "engines": { "node": ">=22" }, "scripts": { "test": "vitest run" } }',
    'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "verbatimModuleSyntax": true } }',
    'src/a/index.ts': "import './gone.js';\n/** Adds. */\nexport function add(a: number): number {\n  return a;\n}\n",
    'context/project.md':
      '---\nsummary: Short.\nrule: Be kind.\nenforced-by: A person\n---\n\n# Shop\n\n{{script "test"}}\n',
    'context/modules/a.md':
      '---\nmodule: src/a\nrisk: high\nautonomy: own\nowner: jo\ntags: [x]\n---\n\n# A\n\nText.\n',
    'context/decisions/a.md':
      '---\nstatus: accepted\ndate: 2026-01-01\nrule: Do.\napplies-to: "src/**/*.ts"\n---\n\n# A\n',
    'context/decisions/b.md': '# B\n\nText.\n',
  });

  it.each([
    ['model', describeModel(model)],
    ['scan', describeScan(model.facts)],
  ])('lintel %s --json fits its published schema, and the schema refuses what does not', (name, document) => {
    const schema: object = JSON.parse(readFileSync(join(import.meta.dirname, `../schema/${name}.schema.json`), 'utf8'));
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    const plain: Record<string, unknown> = JSON.parse(JSON.stringify(document));
    expect(validate(plain) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...plain, modules: [{}] })).toBe(false);
    expect(validate({ ...plain, surprise: 1 })).toBe(false);
  });

  it('says which note governs which module, and why a decision is silent', () => {
    const { modules, notes } = describeModel(model);
    expect(modules.map(({ path, notes: governing }) => [path, governing])).toEqual([
      ['src/a', ['context/modules/a.md', 'context/decisions/a.md']],
    ]);
    expect(notes.find(({ id }) => id === 'b')).toMatchObject({
      isInForce: false,
      notInForceBecause: 'its status is unknown',
    });
  });
});

describe('names for templates', () => {
  it('are those of the view and of all that hangs on it', () => {
    const schema = createGenerator({
      path: 'src/model.ts',
      tsconfig: 'tsconfig.json',
      type: 'View',
      skipTypeCheck: true,
    }).createSchema('View');
    const names = new Set<string>();
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties } = node as { properties?: object };
      for (const name of Object.keys(properties ?? {})) names.add(name);
      for (const value of Object.values(node)) walk(value);
    };
    walk(schema);
    expect([...VIEW_FIELDS].sort()).toEqual([...names].sort());
  });
});

import { describe, expect, it } from 'vitest';
import type { PlannedFile, View } from '../src/model.ts';
import { renderFiles, type Template } from '../src/render/render.ts';

const VIEW = { title: 'Shop', rules: [{ text: 'Never write `{{this}}` or <b>.' }], sections: [] } as unknown as View;
const FILE: PlannedFile = { path: 'AGENTS.md', target: 'agents', template: 'agents.md', view: VIEW, sources: [] };

function render(templates: Record<string, string>) {
  const list: Template[] = Object.entries(templates).map(([name, text]) => ({
    name,
    file: `context/templates/${name}.hbs`,
    text,
  }));
  const { value, problems } = renderFiles([FILE], {
    templates: list,
    replaceable: ['agents.md'],
    fields: new Set(['title', 'rules', 'text', 'sections', 'name', 'engines']),
    openFields: new Set(['engines']),
    helpers: { upper: (text) => String(text).toUpperCase() },
  });
  return {
    text: value[0]?.text,
    problems: problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
  };
}

describe('renderFiles', () => {
  it('hands values through as they are: no escaping, no template in a value', () => {
    expect(render({ 'agents.md': '# {{upper title}}\n{{#each rules}}\n- {{text}}\n{{/each}}\n' }).text).toBe(
      '# SHOP\n- Never write `{{this}}` or <b>.\n',
    );
  });

  it('lets a partial take part', () => {
    expect(render({ 'agents.md': 'A\n{{> tail}}\n', 'partials/tail': 'by {{title}}\n' }).text).toBe('A\nby Shop\n');
  });

  it.each([
    [
      'a missing name',
      { 'agents.md': 'a\n\n  {{titel}}' },
      'context/templates/agents.md.hbs:3:5 No view has a `titel`; did you mean `title`?',
    ],
    [
      'a missing name in a partial',
      { 'agents.md': '{{> tail}}', 'partials/tail': 'x\n{{name}}' },
      'context/templates/partials/tail.hbs:2:3 `name` is not defined here (while building AGENTS.md)',
    ],
    [
      'an unknown helper',
      { 'agents.md': '{{uper title}}' },
      'context/templates/agents.md.hbs:1:3 There is no helper `uper`; did you mean `upper`?',
    ],
    [
      'an unknown partial',
      { 'agents.md': 'x\n{{> tial}}' },
      'context/templates/agents.md.hbs:2:1 There is no partial `tial`; known: none.',
    ],
    [
      'a conflict that nobody has settled',
      { 'agents.md': 'x\n<<<<<<< HEAD\n# a\n=======\n# b\n>>>>>>> topic\n' },
      'context/templates/agents.md.hbs:2:1 A merge left a conflict here that nobody has settled: every output of the template would hold it.',
    ],
    [
      'an unclosed block',
      { 'agents.md': 'x\n{{#if title}}\ny' },
      expect.stringMatching(/^context\/templates\/agents\.md\.hbs:[23]:\d+ Template syntax: /),
    ],
    [
      'a fault in an unused corner of a partial',
      { 'agents.md': '{{> tail}}', 'partials/tail': '{{#if}' },
      expect.stringMatching(/^context\/templates\/partials\/tail\.hbs:1:\d+ Template syntax: /),
    ],
  ])('names template and line of %s, and builds nothing from it', (_name, templates, expected) => {
    const { text, problems } = render(templates);
    expect(problems).toEqual([expected]);
    expect(text).toBeUndefined();
  });

  it.each([
    '{{constructor}}',
    '{{__proto__}}',
    '{{#with title}}{{constructor.name}}{{/with}}',
    '{{lookup this "constructor"}}',
  ])('gives %s no way to anything but own properties', (source) => {
    const { text, problems } = render({ 'agents.md': source });
    expect(text ?? '').not.toMatch(/function|Object|native/);
    expect(problems.length > 0 || (text ?? '').trim() === '').toBe(true);
  });
});

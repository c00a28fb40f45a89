import { describe, expect, test } from 'vitest';
import { plainValue, readYaml } from '../src/yaml.ts';

function read(text: string): unknown {
  const { root, error } = readYaml({ file: 'a.md', text, what: 'front matter' });
  return error === undefined ? plainValue(root) : error;
}

describe('a value that starts with a character YAML reserves', () => {
  test.each([
    ['module: @acme/api', { module: '@acme/api' }],
    ['module: @acme/api # a comment', { module: '@acme/api' }],
    ['rule: `npm test` must pass', { rule: '`npm test` must pass' }],
    ['rule: `npm test`: run it first', { rule: '`npm test`: run it first' }],
    ['rule:\n  - `a: b` stays # why\n  - @jane: decides', { rule: ['`a: b` stays', '@jane: decides'] }],
    ['rule: `npm test` and\n  `npm run lint` must pass', { rule: '`npm test` and `npm run lint` must pass' }],
    ['names: [@acme/a, `b`]', { names: ['@acme/a', '`b`'] }],
    ['- - @a', [['@a']]],
  ])('is text: %j', (text, value) => expect(read(text)).toEqual(value));

  test.each([
    ['rule: >\n  Run\n  `npm test` and: more # no\n  @jane decides', 'Run `npm test` and: more # no @jane decides\n'],
    ['rule: |\n  One\n  `two`', 'One\n`two`\n'],
    ['rule: "One\n  `two`: @three\n  four"', 'One `two`: @three four'],
    ["rule: 'One\n  @two'", 'One @two'],
    ['rule: One\n  `two` three', 'One `two` three'],
  ])('changes nothing inside other scalars: %j', (text, rule) => expect(read(text)).toEqual({ rule }));

  test('hides no other mistake of the text, and no place', () => {
    expect(read('a: @x\nb: `y: z`\nc: [1')).toMatchObject({
      line: 3,
      message: expect.stringContaining('Flow sequence') as string,
    });
    expect(read('a: `x: y`\nb: %z')).toMatchObject({ line: 2, column: 4 });
  });

  test('keeps its place', () => {
    const { root } = readYaml({ file: 'a.md', text: 'a: x\nb: `y: z`', what: 'front matter' });
    const field = root.kind === 'map' ? root.fields.get('b') : undefined;
    expect(field?.value).toMatchObject({ line: 2, column: 4, text: '`y: z`' });
  });

  test('is found in a thousand lines without a thousand parses', () => {
    const text = `rule:\n${'  - `a: b` stays\n'.repeat(1000)}`;
    expect(read(text)).toEqual({ rule: Array.from({ length: 1000 }, () => '`a: b` stays') });
  });
});

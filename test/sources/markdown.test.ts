import { describe, expect, test } from 'vitest';
import { inlineCode, markdownLink, parseBody, sameDocument } from '../../src/sources/markdown.ts';

function bindings(text: string): readonly string[] {
  return parseBody('n.md', text, 1).value.bindings.map(({ raw, context }) => `${context} ${raw}`);
}

describe('pieces of a body', () => {
  test('stand where the file has them', () => {
    const text = 'Intro.\n\n## `A` *b*\n\n- see [x](<a b.md>), `c/d.ts`\n\n```ts\ncode\n```\n';
    const { pieces } = parseBody('n.md', text, 5).value;
    expect(pieces.map(({ kind, line, column, start, end }) => [kind, line, column, text.slice(start, end)])).toEqual([
      ['heading', 7, 1, '## `A` *b*'],
      ['code', 7, 4, '`A`'],
      ['link', 9, 7, '<a b.md>'],
      ['code', 9, 22, '`c/d.ts`'],
      ['fence', 11, 1, '```ts\ncode\n```'],
    ]);
    expect(pieces[4]).toMatchObject({ lang: 'ts', value: 'code', contentLine: 12, isClosed: true });
  });

  test('a fence that only looks closed is open', () => {
    const { pieces } = parseBody('n.md', '````\ncode\n```\n', 1).value;
    expect(pieces).toMatchObject([{ kind: 'fence', isClosed: false }]);
  });

  test('that nests without end is a problem, not a crash', () => {
    const { value, problems } = parseBody('n.md', `${'>'.repeat(12_000)}a`, 3);
    expect(value.text).toHaveLength(12_001);
    expect(problems).toMatchObject([
      {
        rule: 'note/too-long',
        line: 3,
        message: 'The text of this file opens more than 100 lists or quotations in one line, so it is not read.',
      },
    ]);
  });

  test('an underlined heading starts at its words, not at the definitions above it', () => {
    const text = '[x]: ../../docs/x.md\n[y]: y.md\nSection\ntwo\n-------\n';
    const [, , , , heading] = parseBody('n.md', text, 1).value.pieces;
    expect(heading).toMatchObject({ kind: 'heading', line: 3, column: 1, isSetext: true, text: 'Section\ntwo' });
    expect(text.slice(heading?.start, heading?.end)).toBe('Section\ntwo\n-------');
  });

  test('a heading that begins with number signs may be underlined', () => {
    expect(parseBody('n.md', '#a\n===\n', 1).value.pieces).toMatchObject([{ kind: 'heading', isSetext: true }]);
  });

  test('handles and paths stand where the file has them, however far down', () => {
    const { pieces } = parseBody('n.md', `${'word\n'.repeat(300)}ask @jane, or read @../x.md`, 1).value;
    expect(pieces).toMatchObject([
      { kind: 'mention', value: '@jane', line: 301, column: 5 },
      { kind: 'mention', value: '@../x.md', line: 301, column: 20 },
    ]);
  });
});

describe('a body that would take minutes to parse is refused, and kept as it is', () => {
  const hostile: Readonly<Record<string, string>> = {
    'more than half a megabyte': 'word\n\n'.repeat(90_000),
    'stars without a partner': '*a '.repeat(2_001),
    'closing stars without a partner': 'a* '.repeat(2_001),
    'stars beside underscores': '*_'.repeat(10_001),
    'stars of all kinds': '*a** '.repeat(5_001),
    'open brackets': '['.repeat(50_000),
    'brackets side by side': '[a] '.repeat(10_001),
    'open comments': 'a <!-- '.repeat(300),
    'open character data': 'a <![CDATA['.repeat(300),
  };
  for (const [name, text] of Object.entries(hostile)) {
    test(name, () => {
      const { value, problems } = parseBody('n.md', text, 4);
      expect(problems).toMatchObject([{ rule: 'note/too-long', file: 'n.md', line: 4, column: 1 }]);
      expect(value).toMatchObject({ text, pieces: [] });
    });
  }

  test.each([
    ['a paragraph of brackets', `# T\n\nWords.\n\n${'['.repeat(2_000)}\n`, 8],
    ['a line of quotations', `# T\n\nWords.\n${'> '.repeat(101)}deep\n`, 7],
    ['a row of dashes', `# T\n\n${'|a'.repeat(1_001)}|\n${'|-'.repeat(1_001)}|\n`, 7],
    ['stars spread over paragraphs, where they become too many', `${'*a '.repeat(1_500)}\n\n`.repeat(8), 16],
  ])('and is told at %s', (_, text, line) => {
    expect(parseBody('n.md', text, 4).problems).toMatchObject([{ rule: 'note/too-long', line, column: 1 }]);
  });

  const harmless: Readonly<Record<string, string>> = {
    'a table of many columns': ['|a', '|-', '|b'].map((cell) => `${cell.repeat(200)}|\n`).join(''),
    'a ruler of dashes': `Words\n${'-'.repeat(5_000)}\n`,
    'a long table of bold words': `| a | b |\n| - | - |\n${'| **a** | [b](c) |\n'.repeat(300)}`,
    'stars between blanks': '0 * * * * '.repeat(600),
    snake_case: 'some_long_name_of_it '.repeat(1_200),
    'comments that are closed': '<!-- a --> b\n'.repeat(300),
    'many short paragraphs': '**a** and *b* [c]\n\n'.repeat(300),
  };
  for (const [name, text] of Object.entries(harmless)) {
    test(`but not ${name}`, () => expect(parseBody('n.md', text, 1).problems).toEqual([]));
  }
});

describe('bound facts', () => {
  test('are found in prose, code spans, shell fences and destinations, and nowhere else', () => {
    const text = [
      'Run {{script "a"}} or `{{script "b" package="@x/y"}}`.',
      '> quoted {{path "c"}}',
      '```bash\n{{script "d"}}\n```',
      '```vue\n{{script "e"}}\n```',
      '<!-- {{script "f"}} -->',
      '    {{script "g"}}',
      '[x](<{{path "h"}}>)',
    ].join('\n\n');
    expect(bindings(text)).toEqual([
      'prose {{script "a"}}',
      'code {{script "b" package="@x/y"}}',
      'prose {{path "c"}}',
      'fence {{script "d"}}',
      'prose {{path "h"}}',
    ]);
  });

  test('carry their arguments and their place', () => {
    const [binding] = parseBody('n.md', 'One.\n\nTwo {{script "b" package=\'@x/y\'}}', 4).value.bindings;
    expect(binding).toMatchObject({ name: 'script', args: ['b'], named: { package: '@x/y' }, line: 6, column: 5 });
  });

  test('leave braces of other languages alone', () => {
    const text =
      '{{ script "a" }} ${{script "a"}} {{{script "a"}}} {{script}} {{ x }} {{include "a"}} \\{{script "a"}} {{t(\'x\')}}';
    expect(parseBody('n.md', text, 1)).toMatchObject({ value: { bindings: [] }, problems: [] });
  });

  test('an escaped backslash before the braces escapes nothing', () => {
    expect(bindings('\\\\{{script "a"}}')).toEqual(['prose {{script "a"}}']);
  });

  test('a misspelt name is a problem that names the nearest', () => {
    expect(parseBody('n.md', 'Text\n\nRun {{scrpt "test"}}.', 10).problems).toEqual([
      {
        rule: 'note/binding',
        file: 'n.md',
        line: 12,
        column: 5,
        claim: '{{scrpt "test"}}',
        message: 'There is no bound fact `scrpt`; the nearest is `script`.',
        hint: 'Write `{{script "test"}}`, or `\\{{` to keep the braces as text.',
      },
    ]);
  });

  test('a known name without its main argument is a problem', () => {
    const { value, problems } = parseBody('n.md', '{{script package="@x/y"}}', 1);
    expect(value.bindings).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'note/binding', line: 1, column: 1 }]);
  });
});

describe('two documents are the same', () => {
  const same: Readonly<Record<string, readonly [string, string]>> = {
    'with other list markers': ['* a\n* b\n', '- a\n- b\n'],
    'with other emphasis markers': ['*a* __b__\n', '_a_ **b**\n'],
    'with other escapes': ['a\\_b 1\\. c\n', 'a_b 1. c\n'],
    'with padded tables': ['|a|b|\n|-|-|\n|1|2|\n', '| a   | b   |\n| --- | --- |\n| 1   | 2   |\n'],
    'with other fences': ['~~~ts\ncode\n~~~\n', '```ts\ncode\n```\n'],
    'with CRLF, a byte order mark and no final newline': ['\uFEFFa\r\n\r\nb\r\n', 'a\n\nb'],
    'with underlined headings': ['A\n===\n', '# A\n'],
    'with prose wrapped elsewhere': ['one two\nthree\n', 'one\ntwo three\n'],
    'with a loose list': ['- a\n- b\n', '- a\n\n- b\n'],
    'with other quotes and indentation in front matter': [
      '---\na:\n  - "b"\nc: "d e"\n---\n\nx\n',
      "---\na:\n    - 'b'\nc: 'd e'\n---\n\nx\n",
    ],
    'with padded front matter': ['---\na: 1  \n---\n\nx\n', '---\na: 1\n---\nx\n'],
  };
  for (const [name, [a, b]] of Object.entries(same)) test(name, () => expect(sameDocument(a, b)).toBe(true));

  const different: Readonly<Record<string, readonly [string, string]>> = {
    'with one more blank in code': ['```\na b\n```\n', '```\na  b\n```\n'],
    'with other code spans': ['`a b`\n', '`a  b`\n'],
    'with another word': ['a\n', 'b\n'],
    'with another link': ['[a](b)\n', '[a](c)\n'],
    'with another depth': ['# a\n', '## a\n'],
    'with other front matter': ['---\na: 1\n---\nx\n', '---\na: 2\n---\nx\n'],
    'with a number that became a text in front matter': ['---\na: 1\n---\nx\n', '---\na: "1"\n---\nx\n'],
    'with other front matter that is no YAML': ['---\na: **/x\n---\nx\n', '---\na: **/y\n---\nx\n'],
    'with an item fewer': ['- a\n- b\n', '- a\n'],
    'with a numbered list': ['- a\n', '1. a\n'],
    'with a comment more': ['a\n\n<!-- b -->\n', 'a\n'],
    'with a ticked task': ['- [x] a\n', '- [ ] a\n'],
  };
  for (const [name, [a, b]] of Object.entries(different))
    test(`but not ${name}`, () => expect(sameDocument(a, b)).toBe(false));
});

describe('text that lintel writes', () => {
  test.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`a`', '`` `a` ``'],
    ['a\nb', '`a b`'],
    ['', ''],
  ])('puts %j in backticks', (text, code) => expect(inlineCode(text)).toBe(code));

  test.each([
    ['0012-use-pg', 'docs/adr/0012-use-pg.md', '[0012-use-pg](docs/adr/0012-use-pg.md)'],
    ['a_b [c]', 'x y.md', '[a_b \\[c\\]](<x y.md>)'],
    ['https://a.b', 'https://a.b', '[https://a.b](https://a.b)'],
    ['x', 'a(b.md', '[x](a\\(b.md)'],
  ])('links %j to %j', (text, url, link) => expect(markdownLink(text, url)).toBe(link));
});

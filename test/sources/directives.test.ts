/** Which lines a suppression comment covers, and what is no suppression. */
import { describe, expect, it } from 'vitest';
import { suppressionsIn } from '../../src/sources/directives.ts';
import { parseBody } from '../../src/sources/markdown.ts';

function read(...lines: readonly string[]) {
  return suppressionsIn('a.md', parseBody('a.md', lines.join('\n'), 1).value);
}

/** `rule from-to`, with the reason. */
function covered(...lines: readonly string[]): readonly string[] {
  return read(...lines).value.map(
    ({ rule, from, to, reason }) => `${rule} ${from}-${to}${reason === undefined ? '' : ` ${reason}`}`,
  );
}

describe('lintel-disable-next-line', () => {
  it('covers the next line, blank ones passed over, and says why', () => {
    expect(covered('<!-- lintel-disable-next-line stale/path -- old docs -->', '', 'One.', 'Two.')).toEqual([
      'stale/path 3-3 old docs',
    ]);
  });

  it('names several rules, parted by commas', () => {
    expect(covered('<!-- lintel-disable-next-line stale/path, stale/glob,note/empty -->', 'One.')).toEqual([
      'stale/path 2-2',
      'stale/glob 2-2',
      'note/empty 2-2',
    ]);
  });

  it('covers all lines of the fence that it stands above', () => {
    const fence = ['```sh', 'npm run a', '', 'npm run b', '```'];
    expect(covered('<!-- lintel-disable-next-line stale/command -->', ...fence, 'After.')).toEqual([
      'stale/command 2-6',
    ]);
    expect(covered('<!-- lintel-disable-next-line stale/command -->', '~~~sh', 'npm run a')).toEqual([
      'stale/command 2-3',
    ]);
  });

  it('may stand in a list, a quotation, a table row, or at the end of a line', () => {
    expect(covered('- One.', '  <!-- lintel-disable-next-line a/b -->', '- Two.')).toEqual(['a/b 3-3']);
    expect(covered('> One.', '> <!-- lintel-disable-next-line a/b -->', '> Two.')).toEqual(['a/b 3-3']);
    expect(covered('> <!-- lintel-disable-next-line a/b', '> -- two', '> lines -->', '> Two.')).toEqual([
      'a/b 4-4 two lines',
    ]);
    const table = ['| a |', '| - |', '| 1 <!-- lintel-disable-next-line a/b --> |', '| 2 |'];
    expect(covered(...table)).toEqual(['a/b 4-4']);
    expect(covered('One. <!-- lintel-disable-next-line a/b -->', 'Two.')).toEqual(['a/b 2-2']);
  });

  it('means, with others stacked below it, the line under all of them', () => {
    const comments = ['<!-- lintel-disable-next-line a/b -->', '<!-- lintel-disable-next-line c/d -->'];
    expect(covered(...comments, 'One.')).toEqual(['a/b 3-3', 'c/d 3-3']);
  });

  it('does nothing in fences, indented code and code spans, where it is an example', () => {
    const comment = '<!-- lintel-disable-next-line a/b -->';
    expect(covered('```html', comment, '```', 'One.')).toEqual([]);
    expect(covered('Text.', '', `    ${comment}`, '', 'One.')).toEqual([]);
    expect(covered(`Write \`${comment}\` above it.`, 'One.')).toEqual([]);
  });

  it('covers no line at the end of a text', () => {
    expect(covered('One.', '', '<!-- lintel-disable-next-line a/b -->')).toEqual(['a/b 4-4']);
  });
});

describe('lintel-disable and lintel-enable', () => {
  it('may be written in capitals', () => {
    expect(covered('<!-- LINTEL-DISABLE-NEXT-LINE STALE/PATH -- old -->', 'One.')).toEqual(['stale/path 2-2 old']);
    expect(covered('<!-- Lintel-Disable a/b -->', 'One.', '<!-- LINTEL-ENABLE -->', 'Two.')).toEqual(['a/b 1-3']);
  });

  it('cover what stands between them, rule by rule', () => {
    const lines = [
      '<!-- lintel-disable a/b, c/d -- both -->',
      'One.',
      '<!-- lintel-enable a/b -->',
      'Two.',
      '<!-- lintel-enable -->',
      'Three.',
    ];
    expect(covered(...lines)).toEqual(['a/b 1-3 both', 'c/d 1-5 both']);
  });

  it('cover the rest of the file where nothing ends them', () => {
    expect(covered('<!-- lintel-disable a/b -->', 'One.', '', 'Two.')).toEqual(['a/b 1-4']);
  });
});

describe('other comments', () => {
  it('of lintel and of others are none of ours', () => {
    expect(read('<!-- lintel:start -->', '<!-- eslint-disable a/b -->', '<!-- lintel-ignored -->', 'One.')).toEqual({
      value: [],
      problems: [],
    });
  });

  it('that look like a suppression and are none are told where they stand', () => {
    const { problems } = read('One.', '', '<!-- lintel-disabel a/b -->', '', '<!--lintel-disable-->', '');
    expect(problems.map(({ line, column, hint }) => `${line}:${column} ${hint ?? ''}`)).toEqual([
      '3:1 Did you mean `lintel-disable`?',
      '5:1 Name the rules: `<!-- lintel-disable stale/path -- reason -->`.',
    ]);
  });
});

describe('the edit that removes a suppression', () => {
  it('takes the comment, or the rule out of its list', () => {
    const [one] = read('<!-- lintel-disable-next-line a/b -- why -->', 'One.').value;
    expect(one?.removal).toMatchObject({ line: 1, column: 1, before: '<!-- lintel-disable-next-line a/b -- why -->' });
    const [, two] = read('<!-- lintel-disable-next-line a/b, c/d -- why -->', 'One.').value;
    expect(two?.removal).toMatchObject({ line: 1, column: 31, before: 'a/b, c/d', after: 'a/b' });
  });
});

/**
 * A head that does not start on the first line of its rule file: a title or a comment stands above it, so that no client takes it for
 * front matter, and the rule is loaded as if it had none. Only what can be nothing else is said: keys of that client, and nothing but YAML.
 */
import type { Problem, TextEdit } from '../model.ts';

/** A client with its rule files: the key of their globs, what it does with a rule without front matter, and the keys that say otherwise. */
interface Reader {
  readonly place: RegExp;
  readonly client: string;
  readonly key: string;
  readonly keys: RegExp;
  readonly effect: string;
}

const READERS: readonly Reader[] = [
  {
    place: /(?:^|\/)\.claude\/rules\/.*\.md$/,
    client: 'Claude Code',
    key: 'paths',
    keys: /^(paths):/,
    effect: 'Claude Code loads this rule for every file',
  },
  {
    place: /(?:^|\/)\.cursor\/rules\/.*\.mdc$/,
    client: 'Cursor',
    key: 'globs',
    keys: /^(globs|alwaysApply|description):/,
    effect: 'Cursor loads this rule only when it is named',
  },
  {
    place: /(?:^|\/)\.github\/instructions\/.*\.instructions\.md$/,
    client: 'Copilot',
    key: 'applyTo',
    keys: /^(applyTo):/,
    effect: 'Copilot does not read for which files this rule is',
  },
];

/** Who reads a rule file by its place; undefined for all others. */
export function readerOf(file: string): Reader | undefined {
  return READERS.find(({ place }) => place.test(file));
}

/** The head of `text` that stands too low, if it has one. */
export function lateHead(file: string, text: string): readonly Problem[] {
  const reader = readerOf(file);
  const lines = text.split('\n');
  const start = reader === undefined ? 0 : startOf(lines);
  // Cursor passes over blank lines; of the others none was measured.
  if (reader === undefined || start < 1 || lines.slice(0, start).every((line) => line.trim() === '')) return [];
  const length = lines.slice(start + 1, start + MAX_LINES).findIndex((line) => FENCE.test(line));
  const rows = lines.slice(start + 1, start + 1 + Math.max(0, length));
  const key = rows.map((row) => reader.keys.exec(row)?.[1]).find((each) => each !== undefined);
  if (key === undefined || !rows.every((row) => YAML_ROW.test(row)) || !/^\w+:/.test(rows[0] ?? '')) return [];
  return [
    {
      rule: 'note/frontmatter',
      file,
      line: start + 1,
      column: 1,
      claim: key,
      message: `Front matter starts on the first line of a file. This block stands below it, so ${reader.effect}.`,
      hint: 'Move it to the first line.',
      fix: {
        title: 'Move the front matter up',
        isSafe: true,
        edits: movedUp(file, lines, [start, start + rows.length + 2]),
      },
      // That it was meant for front matter is read from what it holds.
      isFromProse: true,
    },
  ];
}

const FENCE = /^---[ \t]*$/;

/** A key, what belongs to it, a comment or nothing. */
const YAML_ROW = /^(?:\w+:(?:\s.*)?|[ \t]+\S.*|-[ \t].*|#.*|\s*)$/;

/** More lines make no head. */
const MAX_LINES = 60;

/** Index of the first `---` below nothing but titles, comments and blank lines; -1 where words stand above it. */
function startOf(lines: readonly string[]): number {
  let isComment = false;
  for (const [index, line] of lines.slice(0, MAX_LINES).entries()) {
    if (isComment || /^\s*<!--/.test(line)) isComment = !line.includes('-->');
    else if (FENCE.test(line)) return index;
    else if (!/^(?:#{1,6}\s.*|\s*)$/.test(line)) return -1;
  }
  return -1;
}

/** The lines above the block and its own change places; there are as many after it as before. */
function movedUp(file: string, lines: readonly string[], [start, end]: readonly [number, number]): readonly TextEdit[] {
  const above = lines.slice(0, start);
  const words = above.slice(0, above.findLastIndex((line) => line.trim() !== '') + 1);
  const moved = [...lines.slice(start, end), ...above.slice(words.length), ...words];
  return moved.flatMap((after, index) => {
    const before = lines[index] ?? '';
    return before === after ? [] : [{ file, line: index + 1, column: 1, before, after }];
  });
}

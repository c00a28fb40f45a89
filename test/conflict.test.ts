import { describe, expect, it } from 'vitest';
import { conflictLines, mergeLeftovers } from '../src/conflict.ts';

/** The lines of `text` that a merge left behind. */
function leftovers(...lines: readonly string[]): readonly string[] {
  return [...mergeLeftovers(lines)].sort((a, b) => a - b).map((index) => lines[index] ?? '');
}

describe('what a merge leaves behind', () => {
  it('are the markers, and no line of either side', () => {
    expect(leftovers('a', '<<<<<<< HEAD', 'b', '=======', 'c', '>>>>>>> topic', 'd')).toEqual([
      '<<<<<<< HEAD',
      '=======',
      '>>>>>>> topic',
    ]);
  });

  it('is also what both sides moved away from', () => {
    expect(leftovers('<<<<<<< HEAD', 'b', '||||||| 1a2b', 'old', '=======', 'c', '>>>>>>> topic', 'old')).toEqual([
      '<<<<<<< HEAD',
      '||||||| 1a2b',
      'old',
      '=======',
      '>>>>>>> topic',
    ]);
  });

  it('is no line after a marker that stands alone', () => {
    expect(leftovers('Title', '=======', 'mine')).toEqual(['=======']);
    expect(leftovers('<<<<<<< HEAD', 'a', '||||||| b', 'mine')).toEqual(['<<<<<<< HEAD', '||||||| b']);
    expect(leftovers('||||||| b', 'mine', '=======', '>>>>>>> c')).not.toContain('mine');
  });
});

describe('conflicts that nobody has settled', () => {
  it.each([
    ['<<<<<<< HEAD\na\n=======\nb\n>>>>>>> topic\n', [1]],
    ['a\n<<<<<<< HEAD\na\n||||||| 1a2b\n=======\nb\n>>>>>>> t\nc\n<<<<<<< HEAD\nd\n>>>>>>> t\n', [2, 9]],
    ['<<<<<<< a\n<<<<<<< b\nx\n=======\ny\n>>>>>>> b\n=======\nz\n>>>>>>> a\n', [1, 2]],
    ['<<<<<<<\n\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> b\n', [3]],
    ['Title\n=======\n\n||||||| x\n <<<<<<< HEAD\n<<<<<<<< eight\n', []],
  ])('of %j start on the lines %j', (text, lines) => {
    expect(conflictLines(text)).toEqual(lines);
  });

  it.each([
    '<<<<<<< HEAD:docs/a b.md\na\n=======\nb\n>>>>>>> topic\n',
    '<<<<<<< Updated upstream\na\n=======\nb\n>>>>>>> Stashed changes\n',
    '<<<<<<< HEAD\na\n=======\n>>>>>>> 1a2b3c4 (Say more)\n',
    '<<<<<<< HEAD\r\na\r\n=======\r\nb\r\n>>>>>>> topic\r\n',
    '<<<<<<< HEAD\n\na\n||||||| 1a2b\n\nc\n=======\n\nb\n>>>>>>> topic\n',
  ])('start as git calls its sides: %j', (text) => {
    expect(conflictLines(text)).toEqual([1]);
  });

  it.each([
    ['an end without a start', 'Title\n=======\n\n>>>>>>> quoted seven times\n'],
    ['a start without an end', 'Title\n=======\n\n<<<<<<<\n'],
    ['arrows', '<<<<<<<\nto the left\n>>>>>>>\n'],
    ['an edit that a program asks for', '<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n'],
    ['marks without a name', '<<<<<<<\nours\n\nTitle\n=======\n\ntheirs\n>>>>>>>\n'],
    ['an end without a name', '<<<<<<< HEAD\nours\n\nTitle\n=======\n\ntheirs\n>>>>>>>\n'],
    ['marks that are listed', 'Look for\n<<<<<<< HEAD\n=======\n>>>>>>> topic\nand settle them.\n'],
    ['marks in prose', 'From\n\n<<<<<<< HEAD\n\nours, then\n\n=======\n\ntheirs, to\n\n>>>>>>> topic\n'],
    [
      'sentences that start with marks',
      '<<<<<<< starts our side.\n\nHow to settle\n=======\n\n>>>>>>> ends the side of the others.\n',
    ],
  ])('are not made by %s', (_, text) => {
    expect(conflictLines(text)).toEqual([]);
  });
});

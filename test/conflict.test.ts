import { describe, expect, it } from 'vitest';
import { mergeLeftovers } from '../src/conflict.ts';

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

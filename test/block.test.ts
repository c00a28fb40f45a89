import { describe, expect, it } from 'vitest';
import { EMPTY_BLOCK, managedBlock, markerFault, withBlock, withoutBlock } from '../src/block.ts';

const file = (inside: string): string =>
  `# Theirs\n\n<!-- lintel:start -->\n${inside}<!-- lintel:end -->\n\nTheir end.\n`;

describe('managedBlock', () => {
  it.each([
    ['no marks', '# Theirs\n'],
    ['a start alone', '<!-- lintel:start -->\n'],
    ['an end before the start', '<!-- lintel:end -->\n<!-- lintel:start -->\n'],
    ['two blocks', EMPTY_BLOCK + EMPTY_BLOCK],
    ['marks in indented code', 'So:\n\n    <!-- lintel:start -->\n    x\n    <!-- lintel:end -->\n'],
    ['marks in the code of an item', '1. So:\n\n\t<!-- lintel:start -->\n\t<!-- lintel:end -->\n'],
    ['a mark inside a sentence', 'Write <!-- lintel:start --> and\n<!-- lintel:end -->\n'],
  ])('finds none in a file with %s', (_, text) => {
    expect(managedBlock(text)).toBeUndefined();
  });

  it('is the one that stands beside an example in indented code, also where a formatter indented it a little', () => {
    const example = 'So:\n\n    <!-- lintel:start -->\n    <!-- lintel:end -->\n\n';
    const indented = file('Ours.\n').replace('<!-- lintel:start', '  <!-- lintel:start');
    expect(managedBlock(example + indented)).toMatchObject({ text: 'Ours.', line: 9 });
    expect(markerFault(example + indented)).toBeUndefined();
  });

  it('knows the line on which its first own line stands', () => {
    expect(managedBlock(file('\n\nOurs.\n\n'))).toMatchObject({ text: 'Ours.', line: 6 });
  });
});

describe('withBlock and withoutBlock', () => {
  it.each(['', 'Old.\n', '\nOld.\n\n'])('change nothing around the block (%j)', (inside) => {
    const block = managedBlock(file(inside));
    if (block === undefined) throw new Error('no block');
    expect(withBlock(block, 'New.\n')).toBe(file('\nNew.\n\n'));
    expect(withoutBlock(block)).toBe('# Theirs\n\nTheir end.\n');
  });

  it('give the same bytes again when nothing changes', () => {
    const block = managedBlock(EMPTY_BLOCK);
    const once = block === undefined ? '' : withBlock(block, 'New.');
    const again = managedBlock(once);
    expect(again === undefined ? '' : withBlock(again, 'New.\n')).toBe(once);
  });
});

import { describe, expect, test } from 'vitest';
import { verdicts } from '../world.ts';

describe('a name that was in code of the repository, and that the platform has', () => {
  test.each(['parseArgs()', 'promisify()', 'withResolvers()', 'toSorted()', 'DurationFormat', 'randomUUID()'])(
    'is undecided once it is gone: %s',
    (text) => {
      expect(verdictOf(text)).toEqual([`undecided ${text}`]);
    },
  );

  test.each(['parse()', 'start()', 'parseArguments()', 'DurationWriter'])(
    'is dead where it is a word of every program, or of none but this: %s',
    (text) => {
      expect(verdictOf(text)).toEqual([`dead ${text}`]);
    },
  );
});

function verdictOf(text: string): readonly string[] {
  const target = `src/poly.ts#${text.replace('()', '')}`;
  const files = { 'src/a.ts': 'export {};\n' };
  return verdicts(`Call \`${text}\`.`, { files, locked: [{ claim: text, target, stamps: [] }] });
}

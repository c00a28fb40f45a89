import { describe, expect, test } from 'vitest';
import { drawnTrees } from '../../../src/claims/find/drawn-tree.ts';

/** The entries of every tree of a text, as `root: path path`. */
function drawn(...lines: readonly string[]): readonly string[] {
  return drawnTrees(lines.join('\n')).map(
    ({ root, entries }) => `${root}: ${entries.map(({ path }) => path).join(' ')}`,
  );
}

describe('a drawn tree', () => {
  test('gives each entry as a path below its first line', () => {
    expect(
      drawn(
        'src/',
        '├── components/     # Reusable',
        '│   ├── docs/       # Documentation',
        '│   └── a.ts',
        '│',
        '└── theme.css  Styles',
        'public/             # Static assets',
        '└── x.png',
      ),
    ).toEqual(['src: components components/docs components/a.ts theme.css', 'public: x.png']);
  });

  test('is read in the other ways in which programs draw one', () => {
    expect(drawn('.', '|-- a', '|   `-- b.ts', '`-- c.ts')).toEqual(['.: a a/b.ts c.ts']);
    expect(drawn('├─ a', '│  └─ [id]', '│     └─ page.tsx', '└─ (group)')).toEqual([
      ': a a/[id] a/[id]/page.tsx (group)',
    ]);
  });

  test('goes on below a remark that runs over several lines', () => {
    expect(
      drawn(
        'src/',
        '├── run.ts          # Runs it, and tells',
        '│                   # the others (in turn).',
        '├── sync/',
        '│   └── fix.ts      // Mends what differs',
        '│                   // from yesterday.',
        '└── last.ts',
        '                    # The end.',
        '# Docs',
        'docs/',
        '└── a.md',
      ),
    ).toEqual(['src: run.ts sync sync/fix.ts last.ts', 'docs: a.md']);
  });

  test('has no path where an entry names none for certain, nor below it', () => {
    expect(
      drawn(
        'src',
        '├── Framework adapters: # One for each',
        '│   └── next.ts',
        '├── ... (15 more)',
        '├── <name>.ts',
        '├── *.test.ts',
        '├── a.ts, b.ts',
        '└── c.ts (the last)',
      ),
    ).toEqual(['src: c.ts']);
  });

  test('is left alone where what stands above is no folder', () => {
    expect(drawn('The files of this package:', '├── a.ts')).toEqual([]);
    expect(drawn('```', '├── a.ts', '```')).toEqual([': a.ts']);
    expect(drawn('| a | b |', '|---|---|', '| 1 | 2 |')).toEqual([]);
  });
});

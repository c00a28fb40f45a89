/** The key `enforce` in the front matter of decisions: every shape that it may have, and every slip at its own line. */
import { describe, expect, it } from 'vitest';
import type { Decision, Problem } from '../../src/model.ts';
import { readNote } from '../../src/sources/notes.ts';

function read(yaml: string): {
  readonly enforce: Decision['enforce'];
  readonly problems: readonly Problem[];
  readonly isSound: boolean;
} {
  const place = { path: 'context/decisions/a.md', kind: 'decision', defaultStatus: 'unknown' } as const;
  const { value, problems } = readNote(place, `---\nstatus: accepted\n${yaml}\n---\n# A\n`);
  if (value.kind !== 'decision') throw new Error('no decision');
  return { enforce: value.enforce, problems, isSound: value.isSound };
}

const globs = (list: readonly { readonly glob: string; readonly negated: boolean }[]): readonly string[] =>
  list.map(({ glob, negated }) => (negated ? `!${glob}` : glob));

describe('enforce', () => {
  it('reads a mapping with one entry of each kind', () => {
    const { enforce, problems } = read(
      [
        'enforce:',
        '  forbid-import: { from: [src/ui, "!src/ui/x.ts"], to: pg, except: ["**/*.test.ts"], type-only: allow }',
        '  layers: [src/ui, [src/a, src/b], "@acme/core"]',
        '  forbid-cycle: files',
        '  forbid-dependency: [moment, "@types/*"]',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(enforce).toMatchObject([
      { kind: 'forbid-import', line: 4, column: 3, allowsTypes: true },
      { kind: 'layers', line: 5, allowsTypes: false },
      { kind: 'forbid-cycle', line: 6, of: 'files', allowsTypes: true },
      { kind: 'forbid-dependency', line: 7 },
    ]);
    const [imports, layers] = enforce ?? [];
    expect(imports?.kind === 'forbid-import' && [imports.from, imports.to, imports.except].map(globs)).toEqual([
      ['src/ui', '!src/ui/x.ts'],
      ['pg'],
      ['**/*.test.ts'],
    ]);
    expect(layers?.kind === 'layers' && layers.layers.map(globs)).toEqual([
      ['src/ui'],
      ['src/a', 'src/b'],
      ['@acme/core'],
    ]);
  });

  it('reads lists of entries, short forms, and a package name that YAML reserves', () => {
    const { enforce, problems } = read(
      'enforce:\n  - forbid-import: moment\n  - forbid-import:\n      - to: @acme/core\n      - { from: a, to: b }\n  - forbid-cycle\n  - forbid-cycle: { of: files, type-only: forbid }\n  - layers: { order: [a, b], except: c }',
    );
    expect(problems).toEqual([]);
    expect(enforce?.map(({ kind, line }) => `${kind}:${line}`)).toEqual([
      'forbid-import:4',
      'forbid-import:6',
      'forbid-import:7',
      'forbid-cycle:8',
      'forbid-cycle:9',
      'layers:10',
    ]);
    expect(enforce?.[4]).toMatchObject({ of: 'files', allowsTypes: false });
  });

  it('is nothing where it is empty, and where circles are explicitly allowed', () => {
    expect(read('enforce:')).toEqual({ enforce: undefined, problems: [], isSound: true });
    expect(read('enforce: []').enforce).toBeUndefined();
    expect(read('enforce: { forbid-cycle: false }').enforce).toBeUndefined();
  });

  it.each([
    ['enforce: { forbid-imports: { to: a } }', 3, 12, 'Did you mean `forbid-import`?'],
    ['enforce: { forbid-import: { form: a, to: b } }', 3, 29, 'Did you mean `from`?'],
    ['enforce:\n  forbid-import:\n    from: a', 5, 5, 'Add `to` with the paths or packages that are forbidden.'],
    ['enforce:\n  forbid-import:', 4, 3, 'Add `to` with the paths or packages that are forbidden.'],
    ['enforce: { forbid-import: { to: ["!a"] } }', 3, 27, 'Add `to` with the paths or packages that are forbidden.'],
    ['enforce: { forbid-import: { to: a, type-only: true } }', 3, 47, 'Write `type-only: allow` to let them pass.'],
    [
      'enforce: { forbid-import: { to: { a: b } } }',
      3,
      33,
      'Write a path, a glob or a package name, or a list of them.',
    ],
    ['enforce: { layers: [a] }', 3, 20, 'Write a list of paths or package names, from the top down.'],
    ['enforce: { layers: [a, [b, a]] }', 3, 28, 'Keep one of the two.'],
    ['enforce: { layers: { orders: [a, b] } }', 3, 22, 'Did you mean `order`?'],
    [
      'enforce: { forbid-cycle: packages }',
      3,
      26,
      'Write `forbid-cycle: modules` or `forbid-cycle: files`. Which ones is up to `applies-to`.',
    ],
    ['enforce: { forbid-dependency: [] }', 3, 31, 'Name a package, or remove the key.'],
    ...['forbid-dependency: 3', 'forbid-dependency: true', 'forbid-dependency: [moment, 3]', 'forbid-import: true'].map(
      (entry): [string, number, number, string] => [
        `enforce: { ${entry} }`,
        3,
        12 + (entry.includes('[') ? entry.indexOf('3') : entry.indexOf(': ') + 2),
        'Write a path, a glob or a package name, or a list of them.',
      ],
    ),
    [
      'enforce: nothing',
      3,
      10,
      'Write it as `enforce: { forbid-import: { from: …, to: … } }`. Kinds: forbid-import, layers, forbid-cycle, forbid-dependency.',
    ],
    ['enforce: { __proto: 1 }', 3, 12, 'Known: forbid-import, layers, forbid-cycle, forbid-dependency.'],
    ['enforce: { constructor: 1 }', 3, 12, 'Known: forbid-import, layers, forbid-cycle, forbid-dependency.'],
  ])('refuses %j at its place, and keeps the decision from compiling', (yaml, ...[line, column, hint]) => {
    const { problems, isSound } = read(yaml);
    expect(problems[0]).toMatchObject({ rule: 'note/frontmatter', line, column, hint });
    expect(isSound).toBe(false);
  });

  it('is pointed out when it is misspelt, and in notes that are no decisions', () => {
    expect(read('enforces: { forbid-cycle: true }').problems).toMatchObject([
      { rule: 'note/unknown-key', hint: 'Rename it to `enforce`.' },
    ]);
    for (const remark of ['no', 'yes', 'by review', '2026-01-02', '[]'])
      expect(read(`enforced: ${remark}`).problems).toEqual([]);
    const guide = readNote(
      { path: 'context/guides/a.md', kind: 'guide', defaultStatus: 'unknown' },
      '---\nenforce: { forbid-cycle: true }\n---\n# A\n',
    );
    expect(guide.problems).toMatchObject([{ rule: 'note/unknown-key', message: expect.stringContaining('decision') }]);
  });
});

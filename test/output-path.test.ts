import { describe, expect, it } from 'vitest';
import type { PlannedFile } from '../src/model.ts';
import { refusedPaths } from '../src/output-path.ts';
import { compiled } from './project.ts';

const NOWHERE = { paths: [], config: 'context/lintel.yaml', isIgnored: () => false };
const [some] = compiled({ 'context/project.md': '# App\n\nText.\n' }).plan.files;

/** Planned files at `paths`, each fed by a note of its own. */
function planned(...paths: readonly string[]): readonly PlannedFile[] {
  return paths.map((path, index) => ({ ...(some ?? expect.unreachable()), path, sources: [`context/${index}.md`] }));
}

describe('a path that cannot be written', () => {
  it('is one that two outputs want, told once and written by neither', () => {
    const { paths, problems } = refusedPaths(planned('docs/a.md', 'b.md', 'docs/a.md'), NOWHERE);
    expect([...paths]).toEqual(['docs/a.md']);
    expect(problems).toMatchObject([
      {
        rule: 'output/path',
        file: 'context/0.md',
        message: '2 outputs want the path `docs/a.md` (from `context/0.md` and `context/2.md`), so none is written.',
      },
    ]);
  });

  it('is named where the path is written: in the configuration, for its targets', () => {
    const [a, b] = planned('AGENTS.md', 'AGENTS.md');
    const custom = { ...(b ?? expect.unreachable()), target: 'custom' as const };
    expect(refusedPaths([a ?? expect.unreachable(), custom], NOWHERE).problems).toMatchObject([
      {
        file: 'context/lintel.yaml',
        message: expect.stringContaining('(from `context/0.md` and `context/lintel.yaml`)'),
      },
    ]);
  });

  it.each([
    ['docs/A.md', 'docs/a.md'],
    ['docs/\u00E9.md', 'docs/e\u0301.md'],
  ])('is one of two that some systems take for one: %s and %s', (a, b) => {
    const { paths, problems } = refusedPaths(planned(a, b), NOWHERE);
    expect([...paths].sort()).toEqual([a, b].sort());
    expect(problems).toHaveLength(1);
  });

  it.each(['nul.md', 'docs/a:b.md', 'COM1', 'what?.md', 'docs/end.', 'a |b.md', 'aux/x.md', 'x /y.md'])(
    'is one that Windows does not know: %s',
    (path) => {
      const { paths, problems } = refusedPaths(planned(path), NOWHERE);
      expect([...paths]).toEqual([path]);
      expect(problems).toMatchObject([{ message: expect.stringContaining('Windows') }]);
    },
  );

  it('is none that only looks like it, nor one in a folder that is there already', () => {
    const paths = ['nullable.md', '.claude/rules/a.md', 'console/a.md', 'aux/AGENTS.md', 'a:b/AGENTS.md'];
    expect(refusedPaths(planned(...paths), { ...NOWHERE, paths: ['aux/index.ts', 'a:b/index.ts'] }).problems).toEqual(
      [],
    );
  });
});

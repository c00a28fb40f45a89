import { describe, expect, it } from 'vitest';
import type { LinkedNote } from '../src/model.ts';
import { built, compiled, type Files } from './project.ts';

const CODE: Files = {
  'package.json': '{ "name": "shop", "workspaces": ["packages/*"] }',
  'packages/api/package.json': '{ "name": "@shop/api" }',
  'packages/api/src/index.ts': 'export const a = 1;\n',
  'packages/web/package.json': '{ "name": "@shop/web" }',
  'packages/web/src/index.test.ts': 'export const b = 1;\n',
  'docs/flow.svg': '<svg/>',
};

function notes(files: Files): ReadonlyMap<string, LinkedNote> {
  const { model } = compiled({ ...CODE, ...files });
  return new Map(model.notes.map((linked) => [linked.note.id, linked]));
}

function note(frontMatter: string, path = 'context/guides/note.md'): LinkedNote {
  return notes({ [path]: `---\n${frontMatter}\n---\n\n# Note\n\nText.\n` }).get('note')!;
}

const decision = (status: string, rest = ''): string => `---\nstatus: ${status}\nrule: Do it.\n${rest}---\n\n# Title\n`;

describe('scope', () => {
  it.each([
    ['tags: [a]', { kind: 'repo' }],
    ['applies-to: "**"', { kind: 'repo' }],
    ['applies-to: packages/api', { kind: 'folder', path: 'packages/api' }],
    ['applies-to: ./packages/api/', { kind: 'folder', path: 'packages/api' }],
    ['applies-to: "packages/api/**"', { kind: 'folder', path: 'packages/api' }],
    ['applies-to: "/packages/api/**/*"', { kind: 'folder', path: 'packages/api' }],
    ['applies-to: "packages/api/**/*.ts"', { kind: 'glob', globs: ['packages/api/**/*.ts'] }],
    [
      'applies-to: ["packages/web", "packages/api/**"]',
      { kind: 'glob', globs: ['packages/api/**', 'packages/web/**'] },
    ],
    ['applies-to: packages/api/package.json', { kind: 'glob', globs: ['packages/api/package.json'] }],
  ])('%s is that scope in the form that every client reads alike', (frontMatter, scope) => {
    expect(note(frontMatter).scope).toEqual(scope);
  });

  it('is the same before and after a build, whose outputs no exclusion can list', () => {
    const files = {
      ...CODE,
      'context/guides/note.md': '---\nrule: Do it.\napplies-to: ["**", "!packages/api/**"]\n---\n\n# N\n',
    };
    const again = compiled(built(files));
    expect(again.changes.filter(({ action }) => action !== 'same')).toEqual([]);
  });

  it('of a file at the root is told to reach its namesakes below', () => {
    expect(note('applies-to: package.json').widenedBy).toEqual({ because: 'namesake', globs: [], files: 2 });
    expect(note('applies-to: packages/api/package.json').widenedBy).toBeUndefined();
  });

  it('may hold braces in braces, in a list of texts and in one text', () => {
    const scope = { kind: 'glob', globs: ['packages/{api,web}/**'] };
    expect(note('applies-to: "packages/{api,{web}}/**"').scope).toEqual(scope);
    expect(note('applies-to: ["packages/{api,{web}}/**"]').scope).toEqual(scope);
  });

  it('counts files and names the modules that it touches', () => {
    expect(note('applies-to: "**/*.test.ts"')).toMatchObject({ files: 1, modules: ['packages/web'] });
  });

  it('of a module note is the folder of its module, by path or by package name', () => {
    for (const named of ['packages/api', '"@shop/api"', './packages/api/']) {
      expect(note(`module: ${named}`, 'context/modules/note.md').scope).toEqual({
        kind: 'folder',
        path: 'packages/api',
      });
    }
  });

  it('that matches nothing makes a note unsound, and it does not compile', () => {
    expect(note('applies-to: "packages/gone/**"')).toMatchObject({ isInForce: false, isSound: false, files: 0 });
    expect(note('module: packages/gone', 'context/modules/note.md')).toMatchObject({
      isInForce: false,
      isSound: false,
    });
  });
});

describe('decisions in force', () => {
  it.each(['draft', 'proposed', 'rejected', 'deprecated', 'superseded', 'whatever'])(
    'leaves out what is %s',
    (status) => {
      expect(notes({ 'context/decisions/a.md': decision(status) }).get('a')).toMatchObject({ isInForce: false });
    },
  );

  it('leaves out what an accepted decision supersedes, and says by what', () => {
    const found = notes({
      'context/decisions/a.md': decision('accepted'),
      'context/decisions/b.md': decision('accepted', 'supersedes: [a]\n'),
    });
    expect(found.get('a')).toMatchObject({
      isInForce: false,
      supersededBy: ['b'],
      notInForceBecause: 'it is superseded by b',
    });
    expect(found.get('b')).toMatchObject({ isInForce: true });
  });

  it('keeps what only a proposed decision would supersede', () => {
    const found = notes({
      'context/decisions/a.md': decision('accepted'),
      'context/decisions/b.md': decision('proposed', 'supersedes: [a]\n'),
    });
    expect(found.get('a')).toMatchObject({ isInForce: true, supersededBy: [] });
  });

  it('leaves no member of a circle to fall silent unsaid: what it fed stays', () => {
    const found = notes({
      'context/decisions/a.md': decision('accepted', 'supersedes: [b]\n'),
      'context/decisions/b.md': decision('accepted', 'supersedes: [a]\n'),
      'context/decisions/c.md': decision('accepted'),
    });
    for (const id of ['a', 'b']) {
      expect(found.get(id)).toMatchObject({
        isInForce: false,
        isSound: false,
        notInForceBecause: 'it supersedes itself, by way of others or directly',
      });
    }
    expect(found.get('c')).toMatchObject({ isInForce: true, isSound: true });
  });

  it('settles two decisions of one name in two folders apart', () => {
    const { model } = compiled({
      ...CODE,
      'context/lintel.yaml': 'decisions: ["packages/*/adr/*.md"]\n',
      'packages/api/adr/a.md': decision('accepted'),
      'packages/web/adr/a.md': decision('accepted'),
      'packages/web/adr/b.md': decision('accepted', 'supersedes: [a]\n'),
    });
    expect(model.notes.map(({ note: { file }, isInForce }) => [file, isInForce])).toEqual([
      ['packages/api/adr/a.md', true],
      ['packages/web/adr/a.md', false],
      ['packages/web/adr/b.md', true],
    ]);
  });

  it('takes a link to a page that is no decision for what it is', () => {
    const files = { 'context/decisions/a.md': decision('accepted', 'supersedes: "[flow](../../docs/flow.svg)"\n') };
    expect(notes(files).get('a')).toMatchObject({ isInForce: true, isSound: true });
  });

  it('does not ask bound facts of a decision that is not in force', () => {
    const files = {
      'context/decisions/a.md': decision('superseded').replace('Do it.', 'Use {{symbol "src/gone.ts#x"}}.'),
    };
    expect(compiled({ ...CODE, ...files }).problems).toEqual([]);
  });
});

describe('links written from the root', () => {
  it('lead to the same file from an output, as those written from the note do', () => {
    const body =
      '# Note\n\n[a](docs/flow.svg) [b](../../docs/flow.svg) ![c](docs/flow.svg#x) [d](https://example.com/docs/flow.svg)\n';
    const files = { 'context/guides/note.md': `---\napplies-to: packages/api\n---\n\n${body}` };
    const output = compiled({ ...CODE, ...files }).outputs.find(({ path }) => path === 'packages/api/AGENTS.md');
    expect(output?.text).toContain(
      '[a](../../docs/flow.svg) [b](../../docs/flow.svg) ![c](../../docs/flow.svg#x) [d](https://example.com/docs/flow.svg)',
    );
  });
});

/** How decisions that lintel checks reach agents, baselines and manifests. */
import { describe, expect, it } from 'vitest';
import { applyBaseline, formatBaseline } from '../../src/baseline.ts';
import { built } from '../project.ts';
import { deciding, found, lines } from './world.ts';

const FILE = 'context/decisions/0001-walls.md';

describe('the rule line of a decision that lintel checks', () => {
  const agents = (decision: string): string =>
    built({ [FILE]: decision, 'context/lintel.yaml': 'clients: [codex]\n', 'a.ts': 'export {};\n' })['AGENTS.md'] ?? '';

  it('says that lintel checks it', () => {
    expect(agents(deciding('{ forbid-import: pg }'))).toContain('; checked by `lintel check`)');
  });

  it('names what else checks it', () => {
    const decision = deciding('{ forbid-import: pg }', 'enforced-by: "`npm test`"\n');
    expect(agents(decision)).toContain('; checked by `lintel check` and `npm test`)');
  });

  it('names lintel once where the author has named it', () => {
    const decision = deciding('{ forbid-import: pg }', 'enforced-by: "`lintel check` in CI"\n');
    expect(agents(decision)).toContain('; checked by `lintel check` in CI)');
  });
});

describe('a finding about code', () => {
  it('is kept quiet by a baseline, wherever in the file it stands, until another one is added', () => {
    const files = { [FILE]: deciding('{ forbid-import: { to: [pg, mysql] } }'), 'a.ts': "import 'pg';\n" };
    const baseline = formatBaseline(found(files));
    const moved = found({ ...files, 'a.ts': "// One line more.\nimport 'pg';\nimport 'mysql';\n" });
    expect(
      applyBaseline(moved, { file: 'lintel.baseline', text: baseline }).findings.map(({ claim, suppressed }) => [
        claim,
        suppressed,
      ]),
    ).toEqual([
      ['pg', 'baseline'],
      ['mysql', undefined],
    ]);
  });
});

describe('forbid-cycle', () => {
  it('keeps to circles within what the decision applies to', () => {
    const edge = (to: string) => `import '${to}';\n`;
    const packages = ['a', 'b', 'c'].map((name) => [
      `packages/${name}/package.json`,
      `{ "name": "@acme/${name}", "exports": "./index.ts" }`,
    ]);
    const files = {
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
      ...Object.fromEntries(packages),
      'packages/a/index.ts': edge('@acme/b'),
      'packages/b/index.ts': edge('@acme/c'),
      'packages/c/index.ts': edge('@acme/b') + edge('@acme/a'),
    };
    const rules = (scope: string) => lines({ ...files, [FILE]: deciding('forbid-cycle', `applies-to: [${scope}]\n`) });
    expect(rules('packages/a, packages/b')).toEqual([]);
    expect(rules('packages/b, packages/c')).toEqual(['packages/b/index.ts:1 @acme/c']);
    expect(lines({ ...files, [FILE]: deciding('forbid-cycle') })).toHaveLength(1);
  });

  it('counts circles of types where it says so', () => {
    const files = {
      'src/a.ts': "import type { B } from './b.ts';\nexport type A = B;\n",
      'src/b.ts': "import type { A } from './a.ts';\nexport type B = A;\n",
    };
    expect(lines({ ...files, [FILE]: deciding('{ forbid-cycle: files }') })).toEqual([]);
    expect(lines({ ...files, [FILE]: deciding('{ forbid-cycle: { of: files, type-only: forbid } }') })).toEqual([
      'src/a.ts:1 ./b.ts',
    ]);
  });
});

describe('forbid-dependency', () => {
  const moment = '{ "name": "x", "dependencies": { "moment": "1" } }';
  const everywhere = (...dirs: readonly string[]) =>
    Object.fromEntries(
      dirs.flatMap((dir) => [
        [`${dir}/package.json`, moment],
        [`${dir}/a.ts`, 'export {};\n'],
      ]),
    );

  it('reads every package of the repository, those of no workspace too', () => {
    const files = { ...everywhere('frontend', 'tools/x'), [FILE]: deciding('{ forbid-dependency: [moment] }') };
    expect(lines(files)).toEqual(['frontend/package.json:1 moment', 'tools/x/package.json:1 moment']);
    expect(lines({ ...files, 'package.json': '{ "private": true, "workspaces": ["packages/*"] }' })).toHaveLength(2);
    const scoped = deciding('{ forbid-dependency: [moment] }', 'applies-to: ["frontend/**"]\n');
    expect(lines({ ...files, [FILE]: scoped })).toEqual(['frontend/package.json:1 moment']);
  });

  it('lets what is copied, tested with or vendored declare what it pleases, unless its folder is named', () => {
    const aside = [
      'examples/y',
      'packages/create/template-react',
      'test/fixtures/app',
      'vendor/z',
      'integration-tests/b',
    ];
    const files = { ...everywhere(...aside), 'package.json': '{ "name": "root" }' };
    const of = (globs: string) => deciding('{ forbid-dependency: [moment] }', `applies-to: ${globs}\n`);
    expect(lines({ ...files, [FILE]: deciding('{ forbid-dependency: [moment] }') })).toEqual([]);
    expect(lines({ ...files, [FILE]: of('["**/*.ts", "src/**/*.test.ts"]'), 'src/a.test.ts': '' })).toEqual([]);
    expect(lines({ ...files, [FILE]: of('["examples/**"]') })).toEqual(['examples/y/package.json:1 moment']);
  });

  it('holds a scope to the nearest manifest, and leaves that of the root to the files of the root', () => {
    const files = {
      ...everywhere('frontend'),
      'package.json': moment,
      'backend/a.py': '',
      'frontend/package.json': '{}',
    };
    expect(
      lines({ ...files, [FILE]: deciding('{ forbid-dependency: [moment] }', 'applies-to: ["frontend/**"]\n') }),
    ).toEqual([]);
  });

  it('points at the entry itself, not at the same name elsewhere in the manifest', () => {
    const manifest =
      '{\n  "keywords": ["moment"],\n  "overrides": { "moment": "2" },\n  "devDependencies": {\n    "moment-x": "2",\n    "moment": "2"\n  }\n}\n';
    expect(found({ [FILE]: deciding('{ forbid-dependency: moment }'), 'package.json': manifest })).toMatchObject([
      { rule: 'arch/dependency', file: 'package.json', line: 6, column: 5 },
    ]);
  });

  it('takes names for names', () => {
    const files = { 'package.json': '{ "dependencies": { "__proto__": "1", "constructor": "1" } }' };
    expect(lines({ ...files, [FILE]: deciding('{ forbid-dependency: [toString, constructor] }') })).toEqual([
      'package.json:1 constructor',
    ]);
  });
});

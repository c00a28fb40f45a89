/** Names that a text has together with their place, and that a commit took from there. */
import { describe, expect, test } from 'vitest';
import { findImportClaims } from '../../../src/claims/find/find-imports.ts';
import { findSymbolClaims } from '../../../src/claims/find/find-symbols.ts';
import { mayBeGone } from '../../../src/claims/past/gone-name.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import type { RemovedName } from '../../../src/model.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, packageOf, worldOf } from '../world.ts';

const SUB = 'packages/core/src/sub.ts';
const FILES = {
  'packages/core/src/index.ts': "export * from './sub.ts';\n",
  [SUB]: 'function stayThing() {}\nstayThing();\nexport class KeepClass { a() {} }\n',
};
const entries = [
  { subpath: '.', file: 'packages/core/src/index.ts' },
  { subpath: './sub', file: SUB },
];
const packages = [packageOf(''), packageOf('packages/core', { name: '@acme/core', entries })];
const REMOVED = ['goneThing', 'stayThing'].map((name): RemovedName => ({
  name,
  file: SUB,
  now: SUB,
  commit: 'a'.repeat(40),
  date: '2026-01-01',
}));

/** The dead claims of a text, with what is said of them. */
function dead(
  markdown: string,
  {
    files = {},
    removed = REMOVED,
    standing = ['stayThing'],
  }: {
    readonly files?: Readonly<Record<string, string>>;
    readonly removed?: readonly RemovedName[];
    readonly standing?: readonly string[];
  } = {},
): readonly string[] {
  const agent = agentFileOf('AGENTS.md', markdown);
  const world = { ...worldOf(guide(''), { files: { ...FILES, ...files }, packages }), agents: [agent] };
  const claims = [...findSymbolClaims(agent), ...findImportClaims(agent)];
  const before = judgeClaims(claims, world);
  const namePast = { removed, standing: new Set(standing) };
  return judgeClaims(claims, { ...world, namePast }).flatMap((judged, index) => {
    const open = before[index];
    // A name alone is the matter of `judge-mention.test.ts`.
    if (judged.verdict !== 'dead' || open === undefined || !judged.claim.target.includes('#')) return [];
    // Git is asked only about what may be gone.
    expect(open.verdict === 'dead' || mayBeGone(open, world.facts)).toBe(true);
    return [`${judged.claim.text}: ${judged.truth}`];
  });
}

const COMMIT = 'commit aaaaaaaaa of 2026-01-01';

test('a namesake of the class, which went before, is not blamed for a member', () => {
  const agent = agentFileOf('AGENTS.md', '`KeepClass.b()`');
  const world = { ...worldOf(guide(''), { files: FILES }), agents: [agent] };
  const removed = [{ ...(REMOVED[0] as RemovedName), name: 'KeepClass', file: 'src/old-keep.ts' }];
  const [judged] = judgeClaims(findSymbolClaims(agent), {
    ...world,
    namePast: { removed, standing: new Set(['KeepClass']) },
  });
  expect(judged?.verdict).toBe('dead');
  expect(judged?.related?.map(({ message }) => message)).toEqual([
    '`KeepClass` is declared here.',
    '`a` is declared here.',
  ]);
});

describe('a name with its place', () => {
  test.each([
    [
      '`@acme/core#goneThing`',
      `@acme/core#goneThing: \`@acme/core\` exports no \`goneThing\`; ${COMMIT} removed it from \`${SUB}\`.`,
    ],
    [
      '`@acme/core/sub#goneThing`',
      `@acme/core/sub#goneThing: \`@acme/core/sub\` exports no \`goneThing\`; ${COMMIT} removed it from \`${SUB}\`.`,
    ],
    [`\`${SUB}#goneThing\``, `${SUB}#goneThing: \`${SUB}\` exports no \`goneThing\`; ${COMMIT} removed it.`],
    [
      '`@acme/core/sub#KeepClass.b`',
      `@acme/core/sub#KeepClass.b: The class \`KeepClass\` in \`${SUB}\` has no public member \`b\`.`,
    ],
    [
      '`stayThing` from `@acme/core/sub`',
      `stayThing from @acme/core/sub: \`@acme/core/sub\` exports no \`stayThing\`; ${COMMIT} made it private to \`${SUB}\`.`,
    ],
    [
      '`stayThing` from `@acme/core`',
      `stayThing from @acme/core: \`@acme/core\` exports no \`stayThing\`; ${COMMIT} made it private to \`${SUB}\`.`,
    ],
  ])('is gone: %s', (markdown, truth) => {
    expect(dead(markdown)).toEqual([truth]);
  });

  test.each([
    ['what the file uses itself is named so as well', `\`${SUB}#stayThing\`, \`@acme/core/sub#stayThing\``],
    ['there is one', `\`${SUB}#KeepClass\`, \`@acme/core#KeepClass.a\`, \`KeepClass\` from \`@acme/core\``],
    ['nobody ever took one', `\`${SUB}#newThing\`, \`@acme/core#newThing\`, \`newThing\` from \`@acme/core\``],
    ['the package is none of ours', '`@other/core#goneThing`, `goneThing` from `@other/core`'],
    ['the entry point is none', '`@acme/core/nope#goneThing`'],
    ['the text takes it back', `We removed \`${SUB}#goneThing\` and \`@acme/core#goneThing\`.`],
    ['the file is another one', '`packages/core/src/index.ts#goneThing`'],
    ['a class inherits what everything has', '`@acme/core#KeepClass.toString`'],
  ])('is left alone where %s', (_, markdown) => {
    expect(dead(markdown)).toEqual([]);
  });

  const ALL = `\`@acme/core/sub#goneThing\`, \`${SUB}#goneThing\`, \`goneThing\` from \`@acme/core/sub\`, \`stayThing\` from \`@acme/core/sub\``;
  test.each([
    ['the file passes on what lies outside', { files: { [SUB]: "export * from '@other/sub';\n" } }],
    ['the file cannot be read', { files: { [SUB]: 'export const = ;\nfunction stayThing() {}\n' } }],
    [
      'some file adds the names to the package',
      {
        files: {
          'src/a.ts':
            "declare module '@acme/core/sub' { export function goneThing(): void; export function stayThing(): void }\nexport {};\n",
        },
      },
    ],
    ['no commit took them', { removed: [] }],
  ])('is left alone where %s', (_, options) => {
    expect(dead(ALL, options)).toEqual([]);
  });

  test('is left alone where a text in another language has the name', () => {
    expect(dead(`\`@acme/core#goneThing\`, \`${SUB}#goneThing\``, { standing: ['goneThing'] })).toEqual([]);
  });

  test('is told of its file, and not of its package, where another file has it now', () => {
    const files = { 'packages/core/src/other.ts': 'export function goneThing() {}\n' };
    expect(dead(`\`@acme/core#goneThing\`, \`${SUB}#goneThing\``, { files, standing: ['goneThing'] })).toHaveLength(1);
  });
});

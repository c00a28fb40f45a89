/** What is said of where a lost thing may be looked for. */
import { expect, test } from 'vitest';
import { importedAs } from '../../../src/claims/world/alias-path.ts';
import type { Claim, JudgedClaim } from '../../../src/model.ts';
import { judged, TREE, type Past } from '../past-world.ts';

const lost = (markdown: string, past: Past): Partial<JudgedClaim> | undefined =>
  judged(markdown, past).find(({ verdict }) => verdict === 'dead');

test('a document that came under its name in other letters may hold what one that went did', () => {
  const link = 'See [how to begin](docs/SET_UP_GUIDE.md).';
  const now = ['docs/guides/set-up-guide.md'];
  const hint = 'See whether `docs/guides/set-up-guide.md` holds what is meant.';
  expect(lost(link, { now, was: ['docs/SET_UP_GUIDE.md'] })).toMatchObject({ hint });
  expect(lost(link, { now, was: ['docs/SET_UP_GUIDE.md', ...now] })?.hint).toBeUndefined();
  expect(lost(link, { now: [...now, 'old/setUpGuide.md'], was: ['docs/SET_UP_GUIDE.md'] })?.hint).toBeUndefined();
  expect(lost(link, { now: ['archive/set-up-guide.md'], was: ['docs/SET_UP_GUIDE.md'] })?.hint).toBeUndefined();
});

test('its name goes before likeness, where git pairs it with a document that has little of it', () => {
  const [from, like, named] = [
    'docs/SERVICE_DESIGN.md',
    'docs/guides/create-service.md',
    'docs/spec/service-design.md',
  ];
  const moved = { was: [from], renamed: { [from]: like }, isUnlike: true };
  const link = `See [design](${from}).`;
  const found = lost(link, { ...moved, now: [like, named] });
  expect(found).toMatchObject({ hint: `See whether \`${named}\` holds what is meant.` });
  expect(found?.fix).toBeUndefined();
  expect(lost(link, { ...moved, now: [like] })).toMatchObject({ hint: `See whether \`${like}\` holds what is meant.` });
});

test('what every project has says nothing of which is meant', () => {
  expect(lost('See [it](docs/INDEX.md).', { now: ['web/index.md'], was: ['docs/INDEX.md'] })?.hint).toBeUndefined();
});

test('the only file that a pattern matched last is named, and not called removed where it was moved', () => {
  const now = ['app/other.txt'];
  const was = ['app/files/proxy.tmpl'];
  expect(lost('Edit `files/*.tmpl`.', { now, was })?.truth).toContain(
    'The last match, `app/files/proxy.tmpl`, was removed in ',
  );
  const moved = lost('Edit `files/*.tmpl`.', { now, was, renamed: { 'app/files/proxy.tmpl': undefined } });
  expect(moved?.truth).toContain('The last match, `app/files/proxy.tmpl`, was moved in ');
  const two = lost('Edit `files/*.tmpl`.', { now, was: [...was, 'app/files/b.tmpl'] });
  expect(two?.truth).toContain('The last match was removed in ');
});

test('a module that became the index of a folder before is lost with the index', () => {
  const text = ['```ts', "import { parse } from '../lib/query';", '```'].join('\n');
  const found = lost(text, {
    file: 'src/api/CLAUDE.md',
    now: ['src/api/send.ts', 'src/lib/soql/index.ts'],
    was: ['src/lib/query/index.ts'],
    renamed: { 'src/lib/query/index.ts': 'src/lib/soql/index.ts' },
    movedBefore: { 'src/lib/query.ts': undefined },
  });
  expect(found?.truth).toContain('renamed in f495077e0 (2026-01-16) and is `src/lib/soql/index.ts` now');
});

test('a sample is advised to import as it did, by its alias or by the steps that it took', () => {
  const claim = { text: '@/ui/button', target: 'apps/web/src/ui/button' } as Claim;
  expect(importedAs(claim, 'apps/web/src/ui/forms/button/index.tsx')).toBe('@/ui/forms/button');
  expect(importedAs(claim, 'apps/web/src/ui/buttons.d.ts')).toBe('@/ui/buttons');
  expect(importedAs(claim, 'packages/ui/button.tsx')).toBeUndefined();
  const steps = { ...claim, text: '../ui/button' };
  expect(importedAs(steps, 'apps/web/src/ui/forms/button.tsx')).toBe('../ui/forms/button');
  expect(importedAs(steps, 'packages/ui/button.tsx')).toBeUndefined();
  const output = { text: './gen/out.js', target: 'gen/out.js' } as Claim;
  expect(importedAs(output, 'made/output.ts')).toBe('./made/output.js');
  expect(importedAs({ ...claim, text: '@acme/core' }, 'apps/web/src/ui/button.tsx')).toBeUndefined();
  expect(importedAs({ ...claim, target: 'apps/web/src/components/button' }, 'apps/web/src/a.ts')).toBeUndefined();
});

test('a link that counts too few steps up is meant for the nearest file above that ends so', () => {
  const file = 'src/components/kit/data/AGENTS.md';
  const now = ['AGENTS.md', 'src/components/AGENTS.md', 'src/components/kit/data/table.ts'];
  expect(lost('[Parent](../AGENTS.md)', { file, now, was: [] })?.hint).toBe('Did you mean `../../AGENTS.md`?');
  expect(lost('[Docs](../docs/a.md)', { file, now: [...now, 'docs/a.md'], was: [] })?.hint).toBe(
    'Did you mean `../../../../docs/a.md`?',
  );
});

test('a file that stands where the commit moved it is told there, though one side of a merge took it away since', () => {
  const claim = 'Look at `src/common/logger.js`.';
  const was = ['src/common/logger.js'];
  const moved = { was, renamed: { 'src/common/logger.js': undefined } };
  const at = (path: string) => ({ ...moved, given: { 'src/common/logger.js': path } });
  const kept = lost(claim, { ...at('lib/logger.js'), now: ['lib/logger.js'] });
  expect(kept?.truth).toContain('It was moved to `lib/logger.js` in ');
  expect(kept?.hint).toBe('See whether `lib/logger.js` holds what is meant.');
  expect(kept?.fix).toBeUndefined();
  const archived = lost(claim, { ...at('archive/logger.js'), now: ['archive/logger.js'] });
  expect(archived?.hint).toBe('Name what has taken its place, or say no more of it.');
  expect(lost(claim, at('lib/logger.js'))?.truth).toMatch(/moved to `lib\/logger\.js` in .*, and removed later\.$/);
});

test('a line of a drawn tree is to be drawn elsewhere, since it holds a name alone', () => {
  const now = ['src/router.ts', 'src/session.ts', 'src/store.ts', 'src/queue.ts', 'src/streams.ts', 'lib/sse.ts'];
  const hint = (to: string) =>
    lost(TREE, { now, was: ['src/sse-server.ts'], renamed: { 'src/sse-server.ts': to } })?.hint;
  expect(hint('lib/sse.ts')).toBe('Draw it below `lib/`, where it stands.');
  expect(hint('src/streams.ts')).toBe('Write `streams.ts`.');
});

test('where git pairs a file with one and another has its name, both are named and neither is written by --fix', () => {
  const renamed = { 'tools/login-token.ts': 'src/cli/main.ts' };
  const past = { was: ['tools/login-token.ts'], now: ['src/cli/main.ts', 'src/cli/login-token.ts'], renamed };
  const [first] = judged('- [The token](tools/login-token.ts)', past);
  expect(first).toMatchObject({
    verdict: 'dead',
    truth: expect.stringContaining('what is most like it is `src/cli/main.ts` now'),
    hint: 'See whether `src/cli/login-token.ts` holds what is meant.',
  });
  expect(first?.fix).toMatchObject({ isSafe: false, edits: [{ after: 'src/cli/login-token.ts' }] });
  // A name that many files have is not named, and still leaves the fix to the reader.
  const common = {
    was: ['tools/a.ts'],
    now: ['src/cli/b.ts', 'src/cli/a.ts'],
    renamed: { 'tools/a.ts': 'src/cli/b.ts' },
  };
  expect(judged('- [The token](tools/a.ts)', common)).toMatchObject([{ fix: { isSafe: false } }]);
  expect(judged('- [The token](tools/a.ts)', { ...common, now: ['src/cli/b.ts'] })).toMatchObject([
    { fix: { isSafe: true } },
  ]);
});

/** Folders that became one: with each of them mended in its line, that names the one place twice, and no more says what it did. */
import { expect, test } from 'vitest';
import { judged } from '../past-world.ts';

const was = ['api', 'admin'].flatMap((name) => [1, 2, 3].map((at) => `e2e/${name}/${name}${at}.spec.ts`));
const web = [1, 2, 3].map((at) => `e2e/web/web${at}.spec.ts`);
const renamed = {
  ...Object.fromEntries(was.map((path) => [path, path.replace(/^e2e\/\w+/, 'tests/e2e')])),
  ...Object.fromEntries(web.map((path) => [path, path.replace('e2e', 'tests')])),
};

/** Each path that is to be written otherwise, with what stands for it, and whether that is sure. */
function fixes(markdown: string): readonly (readonly [before: string, after: string, isSafe: boolean])[] {
  const past = { was: [...was, ...web], now: Object.values(renamed), renamed };
  return judged(markdown, past).flatMap(({ fix }) =>
    (fix?.edits ?? []).map(({ before, after }) => [before, after, fix?.isSafe === true] as const),
  );
}

test.each([
  ['Tests: `e2e/api/`, `e2e/admin/`.', 'e2e/api/', 'e2e/admin/'],
  ['Tests: `e2e/api/`, and the [others](e2e/admin).', 'e2e/api/', 'e2e/admin'],
])('two folders of one line that became one are not mended without a person: %s', (markdown, api, admin) => {
  const unsure = (before: string) => [before, before.replace(/e2e\/\w+/, 'tests/e2e'), false];
  expect(fixes(markdown).toSorted()).toEqual([unsure(admin), unsure(api)].toSorted());
});

test('a folder that became another beside them is', () => {
  expect(fixes('Tests: `e2e/api/`, `e2e/admin/`, `e2e/web/`.')).toContainEqual(['e2e/web/', 'tests/web/', true]);
});

test('one of them alone in its line is, and so is one that its line names twice', () => {
  const sure = ['e2e/api/', 'tests/e2e/', true];
  expect(fixes('- Tests: `e2e/api/`.\n- Also tests: `e2e/admin/`.')).toEqual([
    sure,
    ['e2e/admin/', 'tests/e2e/', true],
  ]);
  expect(fixes('Tests: `e2e/api/`, and again `e2e/api/`.')).toEqual([sure, sure]);
});

/** Each report of one list of findings, as a file to be read. `npx vitest run test/report/goldens.test.ts -u` rewrites them. */
import { expect, test } from 'vitest';
import { renderJobSummary } from '../../src/report/github.ts';
import { REPORTERS } from '../../src/report/index.ts';
import { PLAIN, REPORT, VERBOSE } from './findings.ts';

test.each(Object.entries(REPORTERS))('%s says it as its golden file does', async (name, { load }) => {
  await expect((await load())(REPORT, VERBOSE)).toMatchFileSnapshot(`expected/${name}.golden`);
});

test('the summary of a job says it as its golden file does', async () => {
  await expect(renderJobSummary(REPORT, PLAIN)).toMatchFileSnapshot('expected/github-summary.golden');
});

test.each(Object.entries(REPORTERS))(
  '%s holds no control character, and shows every hidden one',
  async (_, { load }) => {
    const text = (await load())(REPORT, VERBOSE);
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  },
);

test.each(Object.entries(REPORTERS))('%s gives the same bytes for the same findings', async (_, { load }) => {
  const render = await load();
  expect(render(structuredClone(REPORT), VERBOSE)).toBe(render(REPORT, VERBOSE));
});

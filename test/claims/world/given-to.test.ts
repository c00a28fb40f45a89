/** Commands and names that the words over them, or beside them, give to another repository. */
import { expect, test } from 'vitest';
import { compiled, type Files } from '../../project.ts';

const FILES: Files = {
  'package.json': '{"name":"@acme/shop","private":true,"scripts":{"build":"tsc"}}',
  'package-lock.json': '{"name":"shop","lockfileVersion":3,"packages":{}}',
  'src/color.ts': 'export enum Color { Red }\n',
  'tools/site/package.json': '{"name":"tools-site","scripts":{"lint":"x"}}',
};

const told = (text: string): readonly string[] =>
  compiled({ ...FILES, 'AGENTS.md': `# Shop\n\n${text}\n` }, { isSetUp: false }).claims.flatMap(({ claim, verdict }) =>
    verdict === 'dead' && (claim.kind === 'command' || claim.kind === 'symbol') ? [claim.text] : [],
  );

test.each([
  'In acme/site:\n\n```sh\nnpm run e2e\n```',
  'In `acme/site`, from its root:\n\n```sh\nnpm run e2e\n```',
  'The same in acme/site:\n\n- `npm run e2e`\n- `Color.Blue`',
  '## acme/site\n\n- `npm run e2e`\n- `Color.Blue`',
  '## Commands in acme/site\n\n```sh\nnpm run e2e\n```',
  '- acme/site\n  - `npm run e2e`\n  - `Color.Blue`',
  '```sh\nnpm run e2e # in acme/site\n```',
  '```sh\n# acme/site\nnpm run e2e\n```',
  '| Project | Command |\n| --- | --- |\n| acme/site | `npm run e2e` |',
  '| Command | Repo |\n| --- | --- |\n| `npm run e2e` | [acme/site](https://github.com/acme/site) |',
  '- `npm run e2e` — see acme/site',
])('nothing is told of what is there: %s', (text) => {
  expect(told(text)).toEqual([]);
});

test.each([
  'In acme/shop:\n\n```sh\nnpm run e2e\n```',
  'In tools/site:\n\n```sh\nnpm run e2e\n```',
  'In dev/prod:\n\n```sh\nnpm run e2e\n```',
  'It is built in acme/site.\n\n```sh\nnpm run e2e\n```',
  '## tools/site\n\n- `npm run e2e`',
  '## Commands\n\n- acme/site\n- `npm run e2e`',
  '```sh\nnpm run e2e # build/test\n```',
  '```sh\n# acme/site\n\nnpm run e2e\n```',
  '| Author | Command |\n| --- | --- |\n| acme/site | `npm run e2e` |',
  '| Project | Command |\n| --- | --- |\n| tools/site | `npm run e2e` |',
])('of what is here it is: %s', (text) => {
  expect(told(text)).toEqual(['npm run e2e']);
});

test('the title of a page may be the repository that it is of', () => {
  const files = { ...FILES, 'AGENTS.md': '# acme/web\n\n- `npm run e2e`\n' };
  const dead = compiled(files, { isSetUp: false }).claims.filter(({ verdict }) => verdict === 'dead');
  expect(dead.map(({ claim }) => claim.text)).toEqual(['npm run e2e']);
});

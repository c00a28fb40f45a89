/** The folder that a heading or the words before a command change to. */
import { expect, test } from 'vitest';
import { judge, packageOf } from '../world.ts';

const world = {
  packages: [packageOf('', { scripted: ['build', 'test:web'] })],
  nested: [packageOf('web', { scripted: ['dev', 'test'] })],
  files: { 'package.json': '{}', 'web/package.json': '{}' },
};

test('what is told of a command below "Web (`cd web`)" speaks of that folder as well', () => {
  const text = '## Web (`cd web`)\n\n```bash\npnpm run dev\npnpm run test-unit\n```\n';
  expect(judge(text, world).find(({ verdict }) => verdict === 'dead')).toMatchObject({
    truth:
      '`pnpm run test-unit` calls the script `test-unit`, but there is none in `package.json` or `web/package.json`.',
    hint: 'There are `build`, `dev`, `test`, `test:web`.',
  });
});

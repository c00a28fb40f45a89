import { describe, expect, test } from 'vitest';
import { filledFolders } from '../../../src/claims/past/filled-folders.ts';

function filledBy(command: string, dir = ''): readonly string[] {
  return filledFolders([{ dir, scripts: [{ name: 'a', command, line: 1 }] }]);
}

describe('a script fills', () => {
  test.each([
    ['cp -r .ai/ .claude', ['.claude']],
    ['shx cp -R assets/. public/assets/', ['public/assets']],
    ['npx cpx "src/**/*.css" dist', ['dist']],
    ['mkdir -p out/logs && node run.js', ['out/logs']],
    ['cd web && rsync -a ../shared/ vendor', ['web/vendor']],
    ['rm -rf .claude && cp -r .ai .claude', ['.claude']],
  ])('%s', (command, folders) => {
    expect(filledBy(command)).toEqual(folders);
  });

  test('what lies below its own package', () => {
    expect(filledBy('cp -r ../../docs ./docs', 'apps/site')).toEqual(['apps/site/docs']);
  });
});

test.each(['node scripts/copy.js', 'cp -r .ai "$OUT"', 'cp', 'echo cp -r a b', 'cp -r a ../../../out'])(
  'nobody knows what %j fills',
  (command) => {
    expect(filledBy(command)).toEqual([]);
  },
);

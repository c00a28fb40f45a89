import { describe, expect, test } from 'vitest';
import { judge, packageOf } from '../world.ts';

/** What is said of a call that chooses `packages/old` by its folder, by locks that keep the script, the folder or both. */
function said(command: string, locked: readonly ('script' | 'folder')[], files: readonly string[] = []) {
  const word = /\S*packages\/old/.exec(command)?.[0].replace(/^.*=/, '') ?? '';
  const claims = [
    { claim: command, target: 'packages/old/package.json#scripts.gen' },
    { claim: word, target: 'packages/old' },
  ].filter((_, at) => locked.includes(at === 0 ? 'script' : 'folder'));
  const packages = [packageOf('', { scripted: ['build'] }), packageOf('packages/core', { scripted: ['gen'] })];
  const known = Object.fromEntries(
    ['package-lock.json', 'packages/core/package.json', ...files].map((path) => [path, '']),
  );
  const judged = judge(`\`${command}\``, { files: known, packages, locked: claims });
  return judged.flatMap(({ claim, verdict, truth }) => (verdict === 'dead' ? [`${claim.kind} ${truth}`] : []));
}

describe('a workspace that is chosen by a folder which is gone', () => {
  test.each([
    'npm run gen -w packages/old',
    'npm run gen --workspace=./packages/old',
    'pnpm --filter ./packages/old gen',
  ])('is told once, of the folder where the lock knows it, else of the call: %s', (command) => {
    expect(said(command, ['script'])).toEqual([
      `command \`${command}\` names the folder \`packages/old\`, which is no folder any more.`,
    ]);
    expect(said(command, ['script', 'folder'])).toEqual([expect.stringContaining('path `')]);
    expect(said(command, [])).toEqual([]);
  });

  test.each([
    ['has a manifest that nobody read', 'packages/old/package.yaml'],
    ['may lie in a submodule', '.gitmodules'],
    ['stands elsewhere', 'libs/packages/old/a.ts'],
  ])('is left alone where it %s', (_, file) => {
    expect(said('npm run gen -w packages/old', ['script'], [file])).toEqual([]);
  });
});

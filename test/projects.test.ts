/**
 * Whole builds of small repositories. `expected/` holds every file that a build writes, under its own name with
 * `.golden` added, so that no client takes it for an instruction file. Rewrite with `-u`, and read the diff.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectFindings } from '../src/finding.ts';
import { RULES } from '../src/rules/index.ts';
import { built, compiled, type Files } from './project.ts';

const FOLDER = join(import.meta.dirname, 'projects');
const cases = readdirSync(FOLDER).filter((name) => statSync(join(FOLDER, name)).isDirectory());

describe.each(cases)('%s', (name) => {
  const files = filesOf(join(FOLDER, name), (path) => !path.startsWith('expected/'));
  const { outputs } = compiled(files);

  it('builds the expected files', async () => {
    for (const { path, text } of outputs)
      await expect(text).toMatchFileSnapshot(join(FOLDER, name, 'expected', `${path}.golden`));
  });

  it('builds no file that is not expected', () => {
    const expected = join(FOLDER, name, 'expected');
    const goldens = existsSync(expected) ? Object.keys(filesOf(expected, () => true)) : [];
    expect(outputs.map(({ path }) => `${path}.golden`).sort()).toEqual(goldens.sort());
  });

  it('has nothing to do and no error once it is built', () => {
    const again = compiled(built(files));
    expect(again.changes.filter(({ action }) => action !== 'same')).toEqual([]);
    expect(collectFindings(again, RULES, {}).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is the same whatever the order of its files', () => {
    const shuffled = compiled(Object.fromEntries(Object.entries(files).reverse()));
    expect(shuffled.outputs).toEqual(outputs);
    expect(shuffled.nextLock).toEqual(compiled(files).nextLock);
  });
});

function filesOf(folder: string, isWanted: (path: string) => boolean): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((each) => each.replaceAll('\\', '/'));
  const paths = names.filter((path) => isWanted(path) && statSync(join(folder, path)).isFile());
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

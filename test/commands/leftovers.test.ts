/** What runs that were killed left beside files of people goes with the next run that writes, and with no other. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addFiles, folderWith, repositoryWith } from '../disk/folder.ts';
import { lintel } from '../program.ts';

const FILES = {
  'package.json': '{ "name": "shop" }\n',
  'context/lintel.yaml': 'clients: [claude]\n',
  'AGENTS.md': '# Shop\n\nCall `chargeInvoice()`.\n',
  'src/a.ts': 'export function chargeInvoice(): void {}\n',
  'context/guides/a.md': '# A\n\nBe kind.\n',
};
/** A number that no process has, and one that a process has. */
const DEAD = '.lintel-999999999-0a0b0c0d.tmp';
const ALIVE = `.lintel-${process.pid}-0a0b0c0d.tmp`;

const left = (root: string, folder: string): readonly boolean[] =>
  [DEAD, ALIVE, '.lintel-mine.tmp'].map((name) => existsSync(join(root, folder, name)));

it.each([
  ['build', ['build'], true],
  ['lint --fix', ['lint', '--fix'], true],
  ['review', ['review', 'AGENTS.md', '--yes'], true],
  ['lint', ['lint'], false],
  ['lint --fix --dry-run', ['lint', '--fix', '--dry-run'], false],
  ['build --check', ['build', '--check'], false],
] as const)('%s: a run that writes takes away what dead runs left, and nothing else', (_, args, isGone) => {
  const files = { [`docs/deep/${DEAD}`]: '', [`docs/deep/${ALIVE}`]: '', 'docs/deep/.lintel-mine.tmp': '' };
  for (const root of [repositoryWith(FILES), folderWith(FILES)]) {
    addFiles(root, files);
    lintel(root, ...args);
    expect(left(root, 'docs/deep')).toEqual([!isGone, true, true]);
  }
});

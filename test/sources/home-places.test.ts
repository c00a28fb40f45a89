/** Home folders that are nobody's, and texts that only look like one. */
import { expect, test } from 'vitest';
import { exposures } from '../../src/sources/exposed.ts';

const found = (text: string): readonly (string | undefined)[] => exposures('AGENTS.md', text).map(({ claim }) => claim);

test.each([
  String.raw`The cache is in C:\Users\runneradmin\AppData\Local\npm-cache.`,
  String.raw`C:\Users\ContainerAdministrator\AppData\x, C:\Users\ContainerUser\x, C:\Users\Administrator\AppData\x`,
  String.raw`C:\Users\WDAGUtilityAccount\Desktop\x`,
  'Downloads land in /home/seluser/Downloads/x.',
  '`/home/gradle/project/app`, `/home/rust/src/target`, `/home/gitlab-runner/work/x`, `/home/pwuser/src/x`',
  'SCIM: `/Users/2819c223-7f76-453a-919d-413861904646/groups`',
  "`import { Table } from '@/Users/components/Table'`",
  "`import { Table } from '#/Users/components/Table'`",
  '`/Users/Edit/5` and `/Users/profile/settings`, `/Users/mara/5`',
  '`/Users/distiller/project/app`',
])('nobody lives at: %s', (text) => expect(found(text)).toEqual([]));

test.each([
  [String.raw`"C:\\Users\\mara\\x"`, String.raw`C:\\Users\\mara`],
  [String.raw`C:\Users\mara\x`, String.raw`C:\Users\mara`],
  ['`/c/Users/mara/x`', '/c/Users/mara'],
  ['[x](vscode://file/Users/mara/x.ts)', 'vscode://file/Users/mara'],
  ['`/Users/mara/5/x`', '/Users/mara'],
  ['(/Users/rusty/src/x)', '/Users/rusty'],
])('somebody does at: %s', (text, claim) => expect(found(text)).toEqual([claim]));

const fence = (...lines: readonly string[]): string => ['## Tests', '', '```bash', ...lines, '```', ''].join('\n');

test.each([
  ['[x](file:///home/mara/shop/src/a.ts)', 'file:///home/mara'],
  ['[x](vscode://file/home/mara/shop/src/a.ts)', 'vscode://file/home/mara'],
  [fence('cd /home/mara/shop', 'npm test'), '/home/mara'],
  [fence('$ cd "/home/mara/shop" && pnpm run lint'), '/home/mara'],
  ['Run `cd /home/mara/shop && npm test` first.', '/home/mara'],
])('a home of Linux is that of one person where somebody works in it: %s', (text, claim) =>
  expect(found(text)).toEqual([claim]),
);

test.each([
  'The page is `/home/mara/shop`, the link [x](/home/mara/shop.html).',
  'The binary lies in `/home/mara/shop/build`.',
  '`pathToFileURL()` gives `file:///home/mara/shop/a.ts`.',
  fence('cd /home/mara/shop', 'git pull'),
  fence('cd /home/mara/shop', 'npm run start'),
  fence('cd /home/you/shop', 'npm test'),
  fence('cd /home/claude/shop', 'npm test'),
  fence('cd /home/x/shop', 'npm test'),
  fence('ssh shop.test', 'cd /home/mara/shop', 'npm test'),
  fence('# in the container', 'cd /home/mara/shop', 'npm test'),
  `Restart by pm2.\n\n${fence('cd /home/mara/shop', 'npm test')}`,
  `cd /home/mara/shop\n\n${fence('npm test')}`,
  `Example:\n\n${fence('cd /home/mara/shop', 'npm test').slice(10)}`,
])('and may be a route, or an account that everybody has: %s', (text) => expect(found(text)).toEqual([]));

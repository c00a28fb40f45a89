/** What counts as a script without `run` is said where people look it up. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SCRIPT_NAMES } from '../../src/claims/shell/managers.ts';

it('lists every script name that counts without run on the page of the rule, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '../rules/stale/command.md'), 'utf8');
  const [, list = ''] = /names by custom that no widespread package\s+installs: ([^.]+)\./.exec(page) ?? [];
  expect([...list.matchAll(/`([\w-]+)`/g)].map(([, name]) => name)).toEqual([...SCRIPT_NAMES]);
});

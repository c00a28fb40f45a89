import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageVersion, readTemplates } from '../../src/disk/templates.ts';

it('names templates by their path without the extension', async () => {
  const templates = await readTemplates();
  expect(templates.get('agents.md')).toBe(
    readFileSync(new URL('../../templates/agents.md.hbs', import.meta.url), 'utf8'),
  );
  expect([...templates.keys()].some((name) => name.startsWith('partials/'))).toBe(true);
  expect([...templates.keys()]).toEqual([...templates.keys()].sort());
  expect([...templates.keys()].filter((name) => name.endsWith('.hbs'))).toEqual([]);
});

it('says the version of the manifest', () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(manifest).toMatchObject({ version: packageVersion() });
});

/** The page of a rule, taken apart: what stands in reports of it by itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { whyOf } from '../../src/report/page.ts';

const PAGES = join(import.meta.dirname, '../../docs/rules');
const pages = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));

describe('why a rule is there', () => {
  it('is said in whole sentences, on every page that does not begin with a list', () => {
    const texts = pages.map((path) => whyOf(readFileSync(join(PAGES, path), 'utf8')));
    expect(texts.filter((text) => text !== '' && !/[.!?)]$/.test(text))).toEqual([]);
  });

  it('leaves out a sentence that only leads to a list', () => {
    const page = '# a/b\n\n> A summary.\n\nOne reason. It is told when:\n\n- one\n';
    expect(whyOf(page)).toBe('One reason.');
  });
});

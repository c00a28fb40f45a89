/** The page of a rule, taken apart: what stands in reports of it by itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inBrief, whyOf } from '../../src/report/page.ts';

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

describe('a page in brief', () => {
  const head = '# a/b\n\n> A summary.\n\n## To mend it\n\nMend it.';
  const fails = (name: string) =>
    `## ${name} fails\n\n\`a.md\`:\n\n\`\`\`md\n## No heading\nlint says nothing.\n\`\`\`\n\nlint says:\n\n\`\`\`text\na.md:1:1 It.\n\`\`\``;
  const passes = (name: string) =>
    `## ${name} passes\n\n\`a.md\`:\n\n\`\`\`md\nlint says:\n\`\`\`\n\nlint says nothing.`;
  const page = (...parts: readonly string[]) => `${parts.join('\n\n')}\n`;

  it('shows what stands before the projects, the first that fails and the first that passes, and counts the others', () => {
    const whole = page(head, fails('One'), fails('Two'), passes('Three'), passes('Four'));
    expect(inBrief(whole, 'a/b')).toBe(page(head, fails('One'), passes('Three'), '2 more projects: docs/rules/a/b.md'));
  });

  it('shows the project that fails first, wherever it stands', () => {
    expect(inBrief(page(head, passes('One'), fails('Two'), fails('Three')), 'a/b')).toBe(
      page(head, fails('Two'), passes('One'), '1 more project: docs/rules/a/b.md'),
    );
  });

  it('is the page itself where that has no other project', () => {
    for (const whole of [page(head), page(head, fails('One')), page(head, fails('One'), passes('Two'))])
      expect(inBrief(whole, 'a/b')).toBe(whole);
  });

  it('leaves what tells every case in full to the file', () => {
    const full = '## In full\n\nEvery one.';
    const brief = inBrief(page(head, full, fails('One'), passes('Two')), 'a/b');
    expect(brief).toBe(page(head, fails('One'), passes('Two'), 'Every case in full: docs/rules/a/b.md'));
  });

  it('counts every project of each page', () => {
    for (const path of pages) {
      const whole = readFileSync(join(PAGES, path), 'utf8');
      const brief = inBrief(whole, path.replace(/\.md$/, '').replaceAll('\\', '/'));
      const more = Number(/^(?:Every case in full and )?(\d+) more projects?: /m.exec(brief)?.[1] ?? 0);
      expect([path, (brief.match(/^lint says(?::| nothing\.)$/gm) ?? []).length + more]).toEqual([
        path,
        (whole.match(/^lint says(?::| nothing\.)$/gm) ?? []).length,
      ]);
      expect(brief).toMatch(/^## To mend it$/m);
    }
  });
});

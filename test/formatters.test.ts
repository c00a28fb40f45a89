/**
 * Outputs under the tools that people run over markdown: Prettier, oxfmt and markdownlint. lintel's own text comes out
 * of them as it went in; what they make of a person's text is known for what was built.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lint } from 'markdownlint/sync';
import { format as formatWithOxfmt } from 'oxfmt';
import { format, type Options } from 'prettier';
import { describe, expect, it } from 'vitest';
import { built, compiled, type Files } from './project.ts';

const ROOT = join(import.meta.dirname, '..');

async function prettier(text: string, options: Options = {}): Promise<string> {
  return await format(text, { parser: 'markdown', ...options });
}

async function oxfmt(text: string): Promise<string> {
  return (await formatWithOxfmt('note.md', text, {})).code;
}

/** Line length, equal headings under different ones, and the comment before the first heading are as they have to be. */
const MARKDOWNLINT = { default: true, MD013: false, MD024: false, MD041: false };

function faultsIn(path: string, text: string): readonly string[] {
  const found = lint({ strings: { [path]: text }, config: MARKDOWNLINT })[path] ?? [];
  return found.map(
    ({ lineNumber, ruleNames }) => `${path}: ${text.split('\n')[lineNumber - 1]} (${ruleNames.join('/')})`,
  );
}

/** Every kind of text that lintel writes by itself, in the form of every client. */
const EVERYTHING: Files = {
  'package.json':
    '{ "name": "@acme/_shop_", "scripts": { "test": "vitest", "build": "tsc" }, "workspaces": ["packages/*"] }',
  'packages/a_b/package.json': '{ "name": "@acme/a_b", "scripts": { "test": "vitest" } }',
  'packages/a_b/src/x_y.test.ts': '',
  'docs/_x_/y.md': '',
  'context/project.md': '---\ntitle: Shop\nsummary: Sells parcels.\nrule: [Round down., Never ship on Sundays.]\n---\n',
  'context/policies/money.md': '---\ntitle: Money\nrule: Two people approve.\nowner: "@acme/money"\n---\n',
  'context/decisions/0001-net.md':
    '---\nstatus: accepted\nrule: Store net prices.\nenforced-by: \'{{script "test"}}\'\n---\n\n# Net_prices *only*\n',
  'context/decisions/0002-a.md':
    '---\nstatus: accepted\nrule: No cycles.\napplies-to: "packages/a_b/**"\n---\n\n# No cycles\n',
  'context/modules/a.md':
    '---\nmodule: packages/a_b\nsummary: Holds _all_ names.\nrisk: high\nautonomy: review\nrule: Ask first.\n---\n\nText of the module.\n',
  'context/guides/tests.md':
    '---\napplies-to: ["**/*.test.ts", "**/_*.ts"]\nsummary: One fact each.\nrule: Name facts.\n---\n\nUse {{script "test"}}.\n',
  'context/guides/docs.md':
    '---\napplies-to: "docs/_*/**"\nclients: [cursor, claude]\n---\n\n- [ ] Read [it](../project.md).\n',
  'context/guides/general.md': '---\ntitle: General\n---\n\n1. First.\n2. Second.\n',
  ...Object.fromEntries(
    Array.from({ length: 24 }, (_, n) => [
      `context/modules/m${n}.md`,
      `---\nmodule: services/${n % 2 === 0 ? 'even' : 'odd'}/m${n}\nsummary: Service ${n}.\nrule: Keep ${n}.\n---\n`,
    ]),
  ),
  ...Object.fromEntries(
    Array.from({ length: 24 }, (_, n) => [`services/${n % 2 === 0 ? 'even' : 'odd'}/m${n}/index.ts`, '']),
  ),
};

describe.each(['mirror', 'import'])('what lintel writes by itself, with CLAUDE.md as %s', (twin) => {
  const config = `clients: [claude, codex, cursor, copilot-cli, copilot-github, gemini, cline, devin]\nclaude: ${twin}\nmodules: ["packages/*", "services/*/*"]\n`;
  const { outputs } = compiled({ ...EVERYTHING, 'context/lintel.yaml': config });
  const texts = outputs.filter(({ link }) => link === undefined);

  it('covers every target', () => {
    expect(new Set(outputs.map(({ target }) => target)).size).toBe(7);
    expect(texts.length).toBeGreaterThan(20);
  });

  it('is as Prettier would have it, whatever its width', async () => {
    for (const { path, text } of texts) {
      expect(await prettier(text), path).toBe(text);
      expect(await prettier(text, { printWidth: 40 }), path).toBe(text);
    }
  });

  it('is as oxfmt would have it', async () => {
    for (const { path, text } of texts) expect(await oxfmt(text), path).toBe(text);
  });

  it('is no matter for markdownlint', () => {
    expect(texts.flatMap(({ path, text }) => faultsIn(path, text))).toEqual([]);
  });
});

// ───────────────────────────── real notes ─────────────────────────────

/** Markdown that people wrote: of this repository, and of the packages that it is built with. */
const REAL = realNotes();

function realNotes(): readonly (readonly [name: string, text: string])[] {
  // The pages of rules are generated, and much alike.
  const all = ['docs', 'context'].flatMap((folder) => markdownIn(join(ROOT, folder)));
  const own = all.filter((file, index) => !file.includes('/rules/') || index % 4 === 0);
  const packages = readdirSync(join(ROOT, 'node_modules')).sort();
  const readmes = packages.flatMap((name) => {
    const folder = join(ROOT, 'node_modules', name);
    return name.startsWith('.') || name.startsWith('@') ? [] : markdownIn(folder, (each) => /^readme\.md$/i.test(each));
  });
  const some = readmes.filter((_, index) => index % 6 === 0);
  return [...own, ...some].flatMap((file) => {
    const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
    // The longest only take time.
    return text.length > 9_000 || text.trim() === '' ? [] : [[file.slice(ROOT.length + 1), text] as const];
  });
}

function markdownIn(folder: string, isWanted = (name: string): boolean => name.endsWith('.md')): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.includes('node_modules') && isWanted(basename(path)))
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/** A repository with one real note between two small ones, so that what stands around it is seen as well. */
function around(text: string): Files {
  return {
    'package.json': '{ "name": "real", "scripts": { "test": "vitest" } }',
    'context/lintel.yaml': 'clients: [codex]\n',
    'context/guides/a.md': '---\nrule: One.\n---\n\n# Before\n\n- Text.\n',
    'context/guides/real.md': text.startsWith('---\n') ? text : `---\n---\n\n${text}`,
    'context/guides/z.md': '---\nrule: Two.\n---\n\n# Behind\n\n- Text.\n',
  };
}

const agentsOf = (files: Files): string | undefined =>
  compiled(files).outputs.find(({ path }) => path === 'AGENTS.md')?.text;

const WAYS: Readonly<Record<string, (text: string) => Promise<string>>> = {
  Prettier: (text) => prettier(text),
  'Prettier that wraps prose': (text) => prettier(text, { proseWrap: 'always', singleQuote: true }),
  oxfmt,
};

describe('real notes', () => {
  it('are many', () => expect(REAL.length).toBeGreaterThan(40));

  it('that Prettier has formatted are in an output as it would have them, but for the padding of tables', async () => {
    for (const [name, text] of REAL) {
      const formatted = await prettier(text);
      if ((await prettier(formatted)) !== formatted) continue;
      const output = agentsOf(around(formatted));
      if (output === undefined) continue;
      const again = await prettier(output);
      const changed = output.split('\n').filter((line, index) => line !== again.split('\n')[index]);
      expect(
        changed.filter((line) => !/^\s*\|.*\|$/.test(line)),
        name,
      ).toEqual([]);
    }
  }, 120_000);

  it.each(Object.keys(WAYS))(
    'are known again after %s, also once the note has changed',
    async (way) => {
      const unknown: string[] = [];
      let rewritten = 0;
      for (const [name, text] of REAL) {
        const files = around(text);
        const done = built(files);
        const before = done['AGENTS.md'];
        if (before === undefined) continue;
        const after = await WAYS[way]?.(before);
        if (after === undefined || after === before) continue;
        rewritten += 1;
        const disk = { ...done, 'AGENTS.md': after };
        const edited = { ...disk, 'context/guides/real.md': `${files['context/guides/real.md']}\nOne more thing.\n` };
        const mine = { ...edited, 'AGENTS.md': `${after}\nA line of a person.\n` };
        const [now, then, kept] = [disk, edited, mine].map((each) => actionAt(each));
        if (now !== 'reformatted' || then !== 'update') unknown.push(`${name}: ${now}, ${then}`);
        expect(kept, name).toBe('foreign');
      }
      expect(rewritten).toBeGreaterThan(15);
      expect(unknown).toEqual([]);
    },
    240_000,
  );
});

const LONG = 'word '.repeat(40).trim();

/** What formatters move about: comments when prose is wrapped, the marks of containers always. */
const MOVED: Readonly<Record<string, string>> = {
  'a comment in a paragraph': `${LONG} <!-- a comment with ${LONG} inside --> and *more* text\n`,
  'a comment in a list': `- ${LONG} <!-- a comment with words inside that is long enough to be wrapped -->\n- b\n`,
  'a comment above a text': `<!-- c -->\ntext after ${LONG}\nand more\n`,
  'a comment within a text': `text before\n<!-- c with ${LONG} -->\nand more\n`,
  'a comment of several lines': `<!--\n  ${LONG}\n  more ${LONG}\n-->\n\nText.\n`,
  'a container': `:::note\n${LONG}\n:::\n\nText.\n`,
  'a container with a list': `::: warning Title here\n${LONG}\n\n- a\n- b\n\n:::\n\nText.\n`,
  'a container without blank lines around it': `Text before\n:::note\n* a\n* b\n:::\nText right after.\n`,
  'containers in one another': ':::: outer\n::: inner\nText\n:::\n::::\n',
};

const WRAPPING: Readonly<Record<string, (text: string) => Promise<string>>> = {
  ...WAYS,
  'Prettier that unwraps prose': (text) => prettier(text, { proseWrap: 'never' }),
  'oxfmt that wraps prose': async (text) => (await formatWithOxfmt('note.md', text, { proseWrap: 'always' })).code,
};

describe.each(Object.entries(MOVED))('%s', (_name, text) => {
  it.each(Object.keys(WRAPPING))('is known again after %s, also once the note has changed', async (way) => {
    const files = around(text);
    const done = built(files);
    const before = done['AGENTS.md'] ?? '';
    const once = (await WRAPPING[way]?.(before)) ?? '';
    for (const after of [once, (await WRAPPING[way]?.(once)) ?? '']) {
      const disk = { ...done, 'AGENTS.md': after };
      const edited = { ...disk, 'context/guides/real.md': `${files['context/guides/real.md']}\nOne more thing.\n` };
      if (after !== before) expect([actionAt(disk), actionAt(edited)]).toEqual(['reformatted', 'update']);
      const more = { ...disk, 'AGENTS.md': `${after}\nA line of a person.\n` };
      const inside = { ...disk, 'AGENTS.md': after.replace(/<!-- (a comment|c)\b/, '<!-- mine, $1') };
      expect(actionAt(more)).toBe('foreign');
      if (inside['AGENTS.md'] !== after) expect(actionAt(inside)).toBe('foreign');
    }
  });
});

function actionAt(files: Files): string | undefined {
  return compiled(files).changes.find(({ path }) => path === 'AGENTS.md')?.action;
}

/** Markdown that nobody thought of, adopted from every kind of file: no line of it may be lost. */
import { expect, it } from 'vitest';
import { adopted } from './adopted.ts';
import { picksFrom } from '../random.ts';

const WORDS =
  'net gross `price` **bold** @acme/core [link](docs/a.md) <b>x</b> {{script "x"}} {{ vue }} a_b_c \\* é 漢字 1. - |'.split(
    ' ',
  );

const BLOCKS: readonly ((words: () => string, pick: (below: number) => number) => string)[] = [
  (words, pick) => `${'#'.repeat(1 + pick(6))} ${words()}`,
  (words) => `${words()} title\n=====`,
  (words) => `${words()} title\n---`,
  (words) => `${words()}\n${words()}`,
  (words) => `- ${words()}\n  - ${words()}\n\n    ${words()}\n- [ ] ${words()}`,
  (words) => `3. ${words()}\n4. ${words()}`,
  (words) => `> ${words()}\n> # ${words()}`,
  (words) => `\`\`\`ts\n// ${words()}\n# no heading\n\`\`\``,
  (words) => `~~~\n${words()}\n~~~`,
  (words) => `| a | b |\n| --- | --- |\n| ${words().replaceAll('|', '')} | x |`,
  (words) => `<details>\n<summary>${words()}</summary>\n\n${words()}\n\n</details>`,
  (words) => `<!-- ${words().replaceAll('-', '')} -->`,
  (words, pick) =>
    `See [note${pick(3)}] and [^${pick(3)}]. ${words()}\n\n[note${pick(3)}]: docs/a.md\n\n[^${pick(3)}]: ${words()}`,
  () => '---',
  (words) => `    indented ${words()}`,
  (words) => `![image](docs/a.md) ${words()}`,
];

function markdown(pick: (below: number) => number): string {
  const words = (): string =>
    `w${pick(1000)} ${Array.from({ length: 1 + pick(6) }, () => WORDS[pick(WORDS.length)]).join(' ')} w${pick(1000)}`;
  const blocks = Array.from({ length: 1 + pick(12) }, () => BLOCKS[pick(BLOCKS.length)]!(words, pick));
  return `${blocks.join(pick(4) === 0 ? '\n' : '\n\n')}\n${pick(8) === 0 ? '```sh\nnever closed' : ''}`;
}

const HEADS: Readonly<Record<string, string>> = {
  'AGENTS.md': '',
  'CLAUDE.md': '',
  'docs/CLAUDE.md': '',
  '.claude/rules/r.md': '---\npaths: ["docs/**/*.md"]\n---\n',
  '.cursor/rules/r.mdc': '---\nglobs: docs/*.md\n---\n',
  '.github/instructions/r.instructions.md': '---\napplyTo: "**/*.md"\n---\n',
  '.cursorrules': '',
  '.claude/CLAUDE.md': '',
  'docs/.claude/rules/n.md': '---\npaths: "*.md"\n---\n',
  '.windsurf/rules/w.md': '---\ntrigger: glob\nglobs: docs/**\n---\n',
  '.clinerules/c.md': '',
  'GEMINI.md': '',
  '.github/copilot-instructions.md': '',
};

it('loses no line, whatever the markdown and wherever it stood', () => {
  const failures: unknown[] = [];
  for (let seed = 1; seed <= 60; seed += 1) {
    const pick = picksFrom(seed);
    const places = Object.keys(HEADS).filter(() => pick(3) === 0);
    const files = Object.fromEntries(
      (places.length === 0 ? ['AGENTS.md'] : places).map((path) => [path, `${HEADS[path]}${markdown(pick)}`]),
    );
    const { lost, outputs, adoption } = adopted({ 'docs/a.md': '', ...files });
    if (lost.length > 0) failures.push({ seed, lost });
    // The check itself is held against the plainest one there is: words are unique enough to be counted.
    const everything = Object.values(outputs).join('\n');
    for (const { path, text } of adoption.files) {
      const missing = text.match(/\bw\d+\b/g)?.filter((word) => !everything.includes(word)) ?? [];
      if (missing.length > 0) failures.push({ seed, path, missing });
    }
  }
  expect(failures).toEqual([]);
}, 120_000);

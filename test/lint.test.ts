/** What findings come to once comments, front matter, configuration and baseline have had their say. */
import { describe, expect, it } from 'vitest';
import { lintFindings } from '../src/lint.ts';
import { RULES } from '../src/rules/index.ts';
import { built, compiled, type Files } from './project.ts';

/** Each finding as `file:line rule severity`, with who suppressed it and why. */
function lint(files: Files): readonly string[] {
  return lintFindings(compiled(built(files)), RULES).map(
    ({ file, line, rule, severity, suppressed, reason }) =>
      `${file}:${line} ${rule} ${severity}${suppressed === undefined ? '' : ` (${suppressed}${reason === undefined ? '' : `: ${reason}`})`}`,
  );
}

const GUIDE = 'context/guides/a.md';
const DEAD = 'See [x](gone.md).\n';

describe('the severity', () => {
  it('of a dead link is a warning in a decision that is still open', () => {
    const decision = (status: string): string => `---\nstatus: ${status}\nrule: Keep it.\n---\n\n# A\n\n${DEAD}`;
    const files = {
      'context/decisions/0001-a.md': decision('accepted'),
      'context/decisions/0002-b.md': decision('proposed'),
    };
    expect(lint(files)).toEqual([
      'context/decisions/0001-a.md:8 stale/path error',
      'context/decisions/0002-b.md:8 stale/path warn',
    ]);
  });

  it('of a pattern in a rule file of a person is a warning where it names no folder', () => {
    const rule = (glob: string): string => `---\npaths: ["${glob}"]\n---\n\nName tests after what they test.\n`;
    const files = {
      '.claude/rules/a.md': rule('**/*.test.ts'),
      '.claude/rules/b.md': rule('src/specs/**'),
      'context/project.md': 'Text.\n',
      'src/a.ts': 'export const a = 1;\n',
    };
    expect(lint(files)).toEqual(['.claude/rules/a.md:2 stale/glob warn', '.claude/rules/b.md:2 stale/glob error']);
  });
});

describe('a suppression', () => {
  it('in a comment keeps the finding, does not count it, and says why', () => {
    expect(lint({ [GUIDE]: `# A\n\n<!-- lintel-disable-next-line stale/path -- moved -->\n${DEAD}\n${DEAD}` })).toEqual(
      ['context/guides/a.md:4 stale/path error (comment: moved)', 'context/guides/a.md:6 stale/path error'],
    );
  });

  it('in front matter holds for the whole note and no other', () => {
    const files = {
      [GUIDE]: `---\nlint: { off: ["stale/path -- wiki"] }\n---\n\n# A\n\n${DEAD}`,
      'context/guides/b.md': `# B\n\n${DEAD}`,
    };
    expect(lint(files)).toEqual([
      'context/guides/a.md:7 stale/path error (front-matter: wiki)',
      'context/guides/b.md:3 stale/path error',
    ]);
  });

  it('works in agent files that people own, and in decisions', () => {
    const comment = '<!-- lintel-disable-next-line stale/path -->\n';
    const files = {
      'sub/AGENTS.md': `# Sub\n\n${comment}${DEAD}`,
      'context/decisions/0001-a.md': `---\nstatus: accepted\n---\n\n# A\n\n${comment}${DEAD}`,
      'context/project.md': 'Text.\n',
    };
    expect(lint(files)).toEqual([
      'context/decisions/0001-a.md:1 missing/rule info',
      'context/decisions/0001-a.md:8 stale/path error (comment)',
      'sub/AGENTS.md:4 stale/path warn (comment)',
    ]);
  });

  it('cannot silence what keeps a note from being compiled', () => {
    const files = { [GUIDE]: '---\nlint: { off: [stale/symbol] }\n---\n\n# A\n\n{{symbol "src/a.ts#gone"}}\n' };
    expect(lint({ ...files, 'src/a.ts': 'export const a = 1;\n' })).toEqual([
      'context/guides/a.md:7 stale/symbol error',
    ]);
  });

  it('lets a note deliver hidden characters when its front matter asks for it', () => {
    const text = '\n# A\n\nRight to left: \u202Eabc\u202C.\n';
    expect(lint({ [GUIDE]: `---\nlint: { off: [security/hidden-unicode] }\n---\n${text}` })).toEqual([
      'context/guides/a.md:7 security/hidden-unicode error (front-matter)',
    ]);
  });

  it('above a line of a note covers what is found in that line of an output', () => {
    const comment = '<!-- lintel-disable-next-line limit/words -- on purpose -->';
    const compilation = compiled(
      built({
        'context/project.md': `# A\n\nFirst words.\n\n${comment}\nLong words.\n`,
        'context/lintel.yaml': 'clients: [codex]\n',
      }),
    );
    const lines = compilation.outputs[0]?.text.split('\n') ?? [];
    const at = (text: string) => ({ file: 'AGENTS.md', line: lines.indexOf(text) + 1, column: 1, message: text });
    const rule = {
      id: 'limit/words',
      summary: '',
      check: () => ['First words.', 'Long words.'].map((text) => ({ rule: 'limit/words', ...at(text) })),
    };
    const found = lintFindings(compilation, [...RULES, { rule, severity: 'warn' }]);
    expect(found.map(({ message, suppressed, reason }) => [message, suppressed, reason])).toEqual([
      ['First words.', undefined, undefined],
      ['Long words.', 'comment', 'on purpose'],
    ]);
  });

  it('reaches no output', () => {
    const files = built({
      'context/project.md': '# A\n\nOne.\n\n<!-- lintel-disable-next-line stale/path -- moved -->\nSee `x`.\n',
      'context/lintel.yaml': 'clients: [codex]\n',
    });
    expect(files['AGENTS.md']).toContain('See `x`.');
    expect(files['AGENTS.md']).not.toContain('lintel-disable');
  });
});

describe('the configuration', () => {
  const files = {
    [GUIDE]: `# A\n\n${DEAD}`,
    'context/modules/b.md': `---\nmodule: src/b\n---\n\n# B\n\n${DEAD}`,
    'src/b/x.ts': '',
  };

  it('sets severities for some files, the last entry that speaks of one first', () => {
    const overrides = [
      '  - { files: "context/**", rules: { stale/path: warn } }',
      '  - { files: ["context/modules", "!context/modules/a.md"], rules: { stale/path: info } }',
    ];
    const config = ['rules: { stale/path: off }', 'overrides:', ...overrides].join('\n');
    expect(lint({ ...files, 'context/lintel.yaml': config })).toEqual([
      'context/guides/a.md:3 stale/path warn',
      'context/modules/b.md:7 stale/path info',
    ]);
  });

  it('sets the options of a rule, for all files and for some', () => {
    const code = {
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
      'packages/a/package.json': '{ "name": "a", "exports": "./src/index.ts" }',
      'packages/a/src/index.ts': 'export const one = 1;\nexport const two = 2;\n',
      'packages/b/package.json': '{ "name": "b", "exports": "./src/index.ts" }',
      'packages/b/src/index.ts': 'export const three = 3;\nexport const four = 4;\n',
      'context/project.md': 'Text.\n',
    };
    const rule = (exports: number) => `missing/module-note: { severity: error, exports: ${exports} }`;
    expect(lint({ ...code, 'context/lintel.yaml': `rules: { ${rule(3)} }` })).toEqual([]);
    expect(lint({ ...code, 'context/lintel.yaml': `rules: { ${rule(2)} }` })).toHaveLength(2);
    const some = `overrides: [{ files: "packages/b/**", rules: { ${rule(2)} } }]`;
    expect(lint({ ...code, 'context/lintel.yaml': some })).toEqual([
      'packages/b/package.json:1 missing/module-note error',
    ]);
  });
});

/** What `lintel lint --verbose` lists below the findings: what is claimed and cannot be decided. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { read } from '../program.ts';

const FILES = {
  'package.json': '{ "name": "shop" }\n',
  'AGENTS.md': '# Shop\n\nSee [a](gone.md) and `src/lost.ts`.\n',
  'web/AGENTS.md': '# Web\n\nRoutes are in `routes/all.ts`, money in `openLedger()`.\n',
  'src/a.ts': 'export const a = 1;\n',
};

const LISTED = `Undecided, which is no fault: 3 claims

AGENTS.md
  3:22  \`src/lost.ts\`  it is not here, and no commit took it away while this line named it, so that it may be of another repository

web/AGENTS.md
  3:15  \`routes/all.ts\`  it is not here, and no commit took it away while this line named it, so that it may be of another repository
  3:41  \`openLedger()\`  no code exports it, and nothing proves that some did, so that it may be of a library`;

describe('lint --verbose', () => {
  it('lists by file what cannot be decided, below the findings, and counts none of it', async () => {
    const { out, code } = await inProcess(repositoryWith(FILES), 'lint', '--verbose');
    expect(code).toBe(0);
    expect(out).toContain('1 warning');
    expect(out.slice(out.indexOf('Undecided')).trimEnd()).toBe(LISTED);
    expect(out.indexOf('1 warning')).toBeLessThan(out.indexOf('Undecided'));
  });

  it('lists it where nothing is found, and in every run', async () => {
    const root = repositoryWith({ ...FILES, 'AGENTS.md': '# Shop\n\nSee `src/lost.ts`.\n' });
    await inProcess(root, 'lint');
    for (const _ of [1, 2]) {
      const { out, code } = await inProcess(root, 'lint', '--verbose');
      expect(code).toBe(0);
      expect(out).toMatch(/^Undecided, which is no fault: 3 claims\n/);
    }
    expect((await inProcess(root, 'lint')).out).toBe('');
  });

  it('lists that of the named files alone', async () => {
    const { out } = await inProcess(repositoryWith(FILES), 'lint', '--verbose', 'web');
    expect(out).toContain('Undecided, which is no fault: 2 claims');
    expect(out).not.toContain('src/lost.ts');
  });

  it('shows no keys', async () => {
    const key = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;
    const root = repositoryWith({ ...FILES, 'AGENTS.md': `# Shop\n\nSee \`src/${key}/lost.ts\`.\n` });
    const { out } = await inProcess(root, 'lint', '--verbose');
    expect(out).toContain('Undecided');
    expect(out).not.toContain(key);
  });

  it('tells programs, and those who did not ask, nothing of it', async () => {
    const root = repositoryWith(FILES);
    expect((await inProcess(root, 'lint')).out).not.toContain('Undecided');
    expect((await inProcess(root, 'lint', '--verbose', '--json')).out).not.toContain('lost.ts');
    const filed = await inProcess(root, 'lint', '--verbose', '--reporter', 'text', '--reporter', 'json=report.json');
    expect(filed.out).toContain('Undecided');
    expect(existsSync(join(root, 'report.json'))).toBe(true);
    expect(read(root, 'report.json')).not.toContain('lost.ts');
    expect((await inProcess(root, 'check', '--verbose')).out).not.toContain('Undecided');
    expect((await inProcess(root, 'lint', '--verbose', '--since', 'HEAD')).out).not.toContain('Undecided');
  });
});

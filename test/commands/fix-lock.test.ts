/** `lintel lint --fix` in texts that the lock vouches for: the edit takes nothing from what somebody vouched for, and adds nothing. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { read } from '../program.ts';

const FULL = 'export class McpServer { registerTool(name: string) {} tool() {} }\n';
const CUT = 'export class McpServer { registerTool(name: string) {} }\n';
const BESIDE = '# Acme\n\nUse `McpServer.tool()`. See `src/app/page.ts`.\n';

function manifest(scripts: Readonly<Record<string, string>>): string {
  return `${JSON.stringify({ name: 'acme', private: true, scripts })}\n`;
}

/** Where `text` was reviewed; since then `McpServer.tool()` is gone, and what is in `src/app` and `src/old.ts` stands elsewhere. */
async function reviewed(text: string): Promise<string> {
  const root = repositoryWith({
    'package.json': manifest({ lint: 'eslint src' }),
    'src/mcp.ts': FULL,
    'src/app/page.ts': 'export const page = 1;\n',
    'src/old.ts': 'export function makeThing(a: number): number { return a }\n',
    'AGENTS.md': text,
  });
  expect((await inProcess(root, 'review', 'AGENTS.md')).code).toBe(0);
  commit(root, 'review');
  addFiles(root, { 'src/mcp.ts': CUT });
  git(root, 'mv', 'src/app', 'src/web');
  git(root, 'mv', 'src/old.ts', 'src/new.ts');
  commit(root, 'change');
  return root;
}

function commit(root: string, message: string): void {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', message);
}

/** `severity rule claim` of each finding. */
async function findings(root: string): Promise<readonly string[]> {
  const { out } = await inProcess(root, 'lint', '--reporter', 'json');
  const { findings: all } = JSON.parse(out) as {
    findings: readonly { severity: string; rule: string; claim?: string }[];
  };
  return all.map(({ severity, rule, claim = '' }) => `${severity} ${rule} ${claim}`);
}

/** The records of the lock, without what says who wrote it. */
function records(root: string): readonly string[] {
  return read(root, 'lintel.lock')
    .split('\n')
    .filter((line) => line.startsWith('claim '));
}

describe('--fix in a text that the lock vouches for', () => {
  it('leaves an error beside the path that it mends, and the exit code', async () => {
    const root = await reviewed(BESIDE);
    const { code, err } = await inProcess(root, 'lint', '--fix');
    expect(code).toBe(1);
    expect(err).toContain('Fixed 1 finding in 1 file. lintel.lock follows: commit it with them.');
    expect(read(root, 'AGENTS.md')).toContain('See `src/web/page.ts`');
    expect(await findings(root)).toEqual(['error stale/symbol McpServer.tool()']);
  });

  it('leaves an error below the paragraph that it mends', async () => {
    const root = await reviewed('# Acme\n\nPages stand in `src/app/page.ts`.\n\nUse `McpServer.tool()`.\n');
    expect((await inProcess(root, 'lint', '--fix')).code).toBe(1);
    expect(await findings(root)).toEqual(['error stale/symbol McpServer.tool()']);
  });

  it('remembers the new name as it remembered the old one, as a review of the mended text would', async () => {
    const text = 'The page is `src/app/page.ts`, made by `makeThing()`; see [it](src/old.ts#makeThing).\n';
    const root = await reviewed(text);
    await inProcess(root, 'lint', '--fix');
    const followed = records(root);
    expect(followed.join('\n')).toContain('src/web/page.ts src/web/page.ts ');
    expect(followed.join('\n')).not.toMatch(/src\/(?:app|old)/);
    await inProcess(root, 'review', '--yes', 'AGENTS.md');
    expect(records(root)).toEqual(followed);
  });

  it('knows the new name for certain once that is gone as well', async () => {
    const root = await reviewed('The page is `src/app/page.ts`.\n');
    await inProcess(root, 'lint', '--fix');
    commit(root, 'fix');
    git(root, 'rm', '-q', 'src/web/page.ts');
    commit(root, 'gone');
    expect(await findings(root)).toEqual(['error stale/path src/web/page.ts']);
  });

  it('makes nothing surer than it was: what somebody wrote since the review has nobody’s word', async () => {
    const text = 'Use `McpServer.tool()` where you can. See how it is done in `src/app/page.ts`.\n';
    const longer = await reviewed(text);
    addFiles(longer, { 'AGENTS.md': text.replace('you can.', 'you can, please.') });
    expect(await findings(longer)).toContain('warn stale/symbol McpServer.tool()');
    await inProcess(longer, 'lint', '--fix');
    expect(read(longer, 'AGENTS.md')).toContain('src/web/page.ts');
    expect(await findings(longer)).toEqual(['warn stale/symbol McpServer.tool()']);
    const other = await reviewed(BESIDE);
    addFiles(other, { 'AGENTS.md': BESIDE.replace('Use', 'We got rid of') });
    await inProcess(other, 'lint', '--fix');
    expect(read(other, 'AGENTS.md')).toContain('src/web/page.ts');
    expect(await findings(other)).toEqual([]);
  });

  it('gives no word for what a likely fix writes, but keeps that for its neighbours', async () => {
    const root = await reviewed('Use `McpServer.tool()`, then run `npm run lint`.\n');
    addFiles(root, { 'package.json': manifest({ check: 'eslint src' }) });
    commit(root, 'rename');
    expect((await inProcess(root, 'lint', '--fix-unsafe')).err).toContain('Fixed 1 finding');
    expect(read(root, 'AGENTS.md')).toContain('npm run check');
    expect(records(root).join('\n')).not.toContain('npm%20run%20check');
    expect(await findings(root)).toEqual(['error stale/symbol McpServer.tool()']);
  });

  it('writes nothing with --dry-run, shows the lock as well, and tells what would be left', async () => {
    const root = await reviewed(BESIDE);
    const { code, out } = await inProcess(root, 'lint', '--fix', '--dry-run');
    expect(code).toBe(1);
    expect(out).toContain('--- a/lintel.lock');
    expect(git(root, 'status', '--short')).toBe('');
  });

  it('changes nothing when it runs again', async () => {
    const root = await reviewed(BESIDE);
    await inProcess(root, 'lint', '--fix');
    const once = [read(root, 'AGENTS.md'), read(root, 'lintel.lock')];
    expect((await inProcess(root, 'lint', '--fix')).err).toContain('Nothing to fix.');
    expect([read(root, 'AGENTS.md'), read(root, 'lintel.lock')]).toEqual(once);
  });

  it('comes to the same where a killed run had written the lock alone', async () => {
    const root = await reviewed(BESIDE);
    await inProcess(root, 'lint', '--fix');
    git(root, 'checkout', '-q', 'AGENTS.md');
    await inProcess(root, 'lint', '--fix');
    expect(await findings(root)).toEqual(['error stale/symbol McpServer.tool()']);
  });

  it('keeps the line ends of the lock, and a text without fixes has the records that it had', async () => {
    const root = await reviewed(BESIDE);
    addFiles(root, { 'docs/AGENTS.md': 'Use `src/mcp.ts`.\n' });
    await inProcess(root, 'review', 'docs/AGENTS.md');
    const others = records(root).filter((line) => line.includes('docs/AGENTS.md'));
    addFiles(root, { 'lintel.lock': read(root, 'lintel.lock').replaceAll('\n', '\r\n') });
    await inProcess(root, 'lint', '--fix');
    const lock = read(root, 'lintel.lock');
    expect(lock).toContain('src/web/page.ts');
    expect(lock.replaceAll('\r\n', '')).not.toContain('\n');
    expect(others).toHaveLength(1);
    expect(lock).toContain(others[0]);
  });

  it('does not edit where the lock cannot follow, and says so', async () => {
    const root = await reviewed(BESIDE);
    const lock = join(root, 'lintel.lock');
    chmodSync(lock, 0o444);
    const { code, err } = await inProcess(root, 'lint', '--fix');
    expect(code).toBe(1);
    expect(err).toContain('`AGENTS.md` is vouched for by `lintel.lock`, which is read-only.');
    chmodSync(lock, 0o644);
    addFiles(root, { 'lintel.lock': `${read(root, 'lintel.lock')}nonsense\n` });
    expect((await inProcess(root, 'lint', '--fix')).err).toContain('`lintel.lock`, which cannot be read in full.');
    expect(read(root, 'AGENTS.md')).toBe(BESIDE);
  });
});

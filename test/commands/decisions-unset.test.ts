/** What decisions say for lintel where nobody has set it up. */
import { describe, expect, it } from 'vitest';
import { repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

async function found(head: string): Promise<readonly string[]> {
  const root = repositoryWith({
    'package.json': '{ "name": "shop" }\n',
    'docs/adr/0001-a.md': `---\nstatus: accepted\n${head}\n---\n# A\n`,
    'src/db/a.ts': 'export const a = 1;\n',
    'src/ui/b.ts': "import { a } from '../db/a.ts';\nexport const b = a;\n",
  });
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
  return findings.map(({ rule, line, message }: Record<string, string>) => `${rule}:${line} ${message}`);
}

const IMPORT = 'forbid-import: { from: "src/ui/**", to: "src/db/**" }';

describe('`enforce` of a decision without a set-up', () => {
  it('is checked', async () => {
    expect(await found(`enforce: { ${IMPORT} }`)).toEqual([expect.stringMatching(/^arch\/boundary:1 /)]);
  });

  it('is told where a part of it cannot be read, since nothing of the rest is checked then', async () => {
    expect(await found(`enforce:\n  ${IMPORT}\n  forbid-dependancy: [moment]`)).toEqual([
      expect.stringMatching(/^note\/frontmatter:5 .*`forbid-dependancy`/),
    ]);
    expect(await found('enforce: { forbid-import: { from: "src/ui/**" } }')).toEqual([
      expect.stringMatching(/^note\/frontmatter:3 `forbid-import` does not say/),
    ]);
  });

  it.each(['enforce: strict', 'enforce: { gate: pull-request }', 'enforce: [lint, review]', 'enforce: true'])(
    'may be the key of another tool: %s',
    async (head) => {
      expect(await found(head)).toEqual([]);
    },
  );
});

/** A review says so where a name that the lock followed is nowhere to be seen, and nothing proves that it is gone. */
import { expect, it } from 'vitest';
import { addFiles, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

it('names what nobody can follow any more, and nothing while it is there', async () => {
  const root = repositoryWith({
    'AGENTS.md': 'Call `chargeInvoice()` last.\n',
    'src/invoice.ts': 'export function chargeInvoice(id: string): void {}\n',
  });
  await inProcess(root, 'review', '--yes', 'AGENTS.md');
  const NOTHING = 'Nothing to review: no words are older than what they describe.';
  expect((await inProcess(root, 'review', 'AGENTS.md')).err).toMatch(new RegExp(`^${NOTHING}$`, 'm'));
  addFiles(root, {
    'src/invoice.ts': 'export const b = 1;\n',
    'src/a.ts': "import { chargeInvoice } from './invoice.js';\nexport const a = chargeInvoice;\n",
  });
  const { code, err } = await inProcess(root, 'review', 'AGENTS.md');
  expect(err).toContain(`${NOTHING} \`chargeInvoice()\` is not found any more, and may be where nobody can look.`);
  expect(code).toBe(0);
});

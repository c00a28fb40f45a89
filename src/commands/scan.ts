/** `lintel scan`: what code and manifests say, without any note. Works with no configuration. */
import { readCodeInputs } from '../disk/inputs.ts';
import { describeScan } from '../document.ts';
import type { Facts } from '../model.ts';
import { factsOf } from '../scan/facts.ts';
import { EXIT, flag, type Command, type Invocation } from './command.ts';
import { openRepository } from './repository.ts';
import { scanSummary } from './summary.ts';

export const scan: Command = {
  usage: 'scan [--json]',
  description:
    'Reads the code and the manifests and shows the facts: packages, modules, public surfaces, imports, commands.',
  options: { json: { type: 'boolean', description: 'all facts as one JSON document' } },
  maxPositionals: 0,
  run: async (invocation) => {
    const facts = await readFacts(invocation);
    invocation.terminal.out(
      flag(invocation, 'json') ? JSON.stringify(describeScan(facts), null, 2) : scanSummary(facts, invocation.terminal),
    );
    return EXIT.clean;
  },
};

/** The facts of the repository. Notes and templates are not looked at. */
async function readFacts(invocation: Invocation): Promise<Facts> {
  const { root, context, terminal } = invocation;
  const { tree, cache } = await openRepository(invocation);
  const inputs = await readCodeInputs({
    root,
    context,
    tree,
    cache,
    isConfigOptional: true,
    onProgress: ({ done, total }) => terminal.progress(`Scanning code: ${done} of ${total} files`),
  });
  terminal.progress(undefined);
  return factsOf(inputs).code.value;
}

/** `lintel scan`: what code and manifests say, without any note. Works with no configuration. */
import { describeScan } from '../document.ts';
import { compilation } from './compilation.ts';
import { EXIT, flag, type Command } from './command.ts';
import { scanSummary } from './summary.ts';

export const scan: Command = {
  usage: 'scan [--json]',
  description:
    'Reads the code and the manifests and shows the facts: packages, modules, public surfaces, imports, commands.',
  options: { json: { type: 'boolean', description: 'all facts as one JSON document' } },
  maxPositionals: 0,
  run: async (invocation) => {
    const { model } = await compilation(invocation, { isConfigOptional: true });
    const document = describeScan(model.facts);
    invocation.terminal.out(
      flag(invocation, 'json') ? JSON.stringify(document, null, 2) : scanSummary(model.facts, invocation.terminal),
    );
    return EXIT.clean;
  },
};

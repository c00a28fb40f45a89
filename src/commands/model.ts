/** `lintel model`: the context model as templates see it. */
import { describeModel } from '../document.ts';
import { compilation } from './compilation.ts';
import { EXIT, flag, type Command } from './command.ts';
import { modelSummary } from './summary.ts';

export const model: Command = {
  usage: 'model [--json]',
  description: 'Shows which note governs which files and modules, and why a decision is not in force.',
  options: {
    json: {
      type: 'boolean',
      description: 'the whole model as one JSON document (schema/model.schema.json in the package)',
    },
  },
  maxPositionals: 0,
  run: async (invocation) => {
    const compiled = await compilation(invocation);
    const { terminal } = invocation;
    terminal.out(
      flag(invocation, 'json')
        ? JSON.stringify(describeModel(compiled.model), null, 2)
        : modelSummary(compiled.model, terminal),
    );
    return EXIT.clean;
  },
};

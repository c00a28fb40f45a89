/** `lintel scan`: what code and manifests say, without any note. Works with no configuration. */
import { readCodeInputs } from '../disk/inputs.ts';
import { linkTargetsAmong } from '../disk/read.ts';
import { describeScan } from '../document.ts';
import type { Facts, Parsed } from '../model.ts';
import { caseTwins } from '../rules/scan-case-twin.ts';
import { factsOf } from '../scan/facts.ts';
import { minifiedByName, passedOver } from '../scan/passed-over.ts';
import { EXIT, flag, type Command, type Invocation } from './command.ts';
import { openRepository, showScan, type Repository } from './repository.ts';
import { onRequest } from './scan-extras.ts';
import { extrasSummary, scanSummary } from './summary.ts';

export const scan: Command = {
  usage: 'scan [--history] [--types] [--json]',
  description:
    'Reads the code and the manifests and shows the facts: packages, modules, public surfaces, imports, commands.',
  options: {
    json: { type: 'boolean', description: 'all facts as one JSON document' },
    history: {
      type: 'boolean',
      description: 'what git remembers: removed and renamed paths, lost names, what changes together',
    },
    types: { type: 'boolean', description: 'the types of exports without annotation, from the type checker (slow)' },
  },
  maxPositionals: 0,
  run: async (invocation) => {
    const repository = await openRepository(invocation);
    const scanned = await readFacts(invocation, repository);
    const requested = await onRequest({ ...invocation, cache: repository.cache }, scanned.value);
    const { facts } = requested;
    const extras = { ...requested.extras, problems: scanned.problems };
    invocation.terminal.out(
      flag(invocation, 'json')
        ? JSON.stringify(describeScan(facts, extras), null, 2)
        : scanSummary(facts, invocation.terminal) + extrasSummary(extras, invocation.terminal),
    );
    return EXIT.clean;
  },
};

/** The facts of the repository. Notes and templates are not looked at. */
async function readFacts(
  { root, context, terminal }: Invocation,
  { listing, cache }: Repository,
): Promise<Parsed<Facts>> {
  const inputs = await readCodeInputs({
    root,
    context,
    tree: await listing.tree(),
    cache,
    isConfigOptional: true,
    onProgress: showScan({ terminal }),
  });
  terminal.progress(undefined);
  const { project, code } = factsOf(inputs);
  const { paths, links } = inputs.sources;
  const places = [
    ...passedOver({ paths, links, targets: await linkTargetsAmong(root, links) }),
    ...minifiedByName({ paths, links }),
    ...caseTwins(paths),
  ];
  return { value: code.value, problems: [...inputs.problems, ...project.problems, ...code.problems, ...places] };
}

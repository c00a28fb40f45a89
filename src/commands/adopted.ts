/**
 * What the build after an adoption will write, compiled in memory before anything is: the notes are there, the files that they
 * come from are gone, and links to these lead to those. Plans nothing, and writes nothing.
 */
import type { Adoption, AdoptionTree, PlannedNote } from '../adopt/adoption.ts';
import { decisionCandidates } from '../adopt/decisions.ts';
import { goneInto, relinked } from '../adopt/relink.ts';
import { isOutputPath } from '../clients.ts';
import { compile } from '../compile.ts';
import { lockFile, parseConfig } from '../config.ts';
import { withHiddenOutputs } from '../disk/inputs.ts';
import { linkTargetsAmong } from '../disk/read.ts';
import { formatLock } from '../lock.ts';
import type { Compilation, Inputs, Lock } from '../model.ts';
import { RULE_IDS } from '../rules/index.ts';

/** An adoption as it will be written. */
export interface CompiledAdoption {
  readonly compiled: Compilation;
  /** With the links of its notes as they have to be. */
  readonly adoption: Adoption;
  /** Files that links lead to no more, and the notes that they lead to instead. */
  readonly gone: ReadonlyMap<string, string>;
}

/** Compiles a plan: twice where only the outputs tell which links have to lead elsewhere. */
export async function compileAfter(
  root: string,
  planned: Adoption,
  { inputs, after }: { readonly inputs: Inputs; readonly after: After },
): Promise<CompiledAdoption> {
  const compiledWith = (notes: readonly PlannedNote[]): Promise<Compilation> =>
    compileInputs(root, inputsAfter(inputs, [...notes, ...after.extra], after));
  const first = await compiledWith(planned.notes);
  const gone = goneInto(planned, first.outputs);
  const notes = relinked(planned.notes, gone);
  if (notes === planned.notes) return { compiled: first, adoption: planned, gone: new Map() };
  return { compiled: await compiledWith(notes), adoption: { ...planned, notes }, gone };
}

/** Compiles as the build that follows will, with what stands at ignored places. */
async function compileInputs(root: string, inputs: Inputs): Promise<Compilation> {
  const linkTargets = await linkTargetsAmong(
    root,
    inputs.sources.links.filter((path) => isOutputPath(path, inputs.config.targets)),
  );
  const compiled = compile({ ...inputs, sources: { ...inputs.sources, linkTargets } });
  const hidden = await withHiddenOutputs(root, compiled);
  return hidden.inputs === undefined ? compiled : compile(hidden.inputs);
}

/** What is there after the adoption, besides its notes. */
export interface After {
  /** Notes that are written in any case. */
  readonly extra: readonly PlannedNote[];
  readonly removals: readonly string[];
  readonly tree: AdoptionTree;
  readonly config: PlannedNote | undefined;
  readonly lock: Lock;
}

/** The inputs of the build that follows: notes, configuration and lock there, files that no build removes gone. */
function inputsAfter(inputs: Inputs, notes: readonly PlannedNote[], { removals, tree, config, lock }: After): Inputs {
  const { sources } = inputs;
  const isGone = (path: string): boolean => removals.includes(path);
  const read =
    config && parseConfig({ file: config.path, text: config.text, context: inputs.config.context }, RULE_IDS);
  const [problem] = read?.problems ?? [];
  if (problem !== undefined) throw new Error(`The configuration that init writes is refused: ${problem.message}`);
  // A configuration that had nothing to compile has something now.
  const { onlyTunes: _, ...standing } = inputs.config;
  const after = read?.value ?? standing;
  const texts = new Map(sources.texts);
  for (const path of decisionCandidates(tree.paths, inputs.config.context)) texts.set(path, tree.texts.get(path) ?? '');
  const written = [...notes, ...(config === undefined ? [] : [config])];
  for (const { path, text } of written) texts.set(path, text);
  texts.set(lockFile(after), formatLock(lock));
  for (const path of removals) texts.delete(path);
  const paths = [...sources.paths.filter((path) => !isGone(path)), ...written.map(({ path }) => path)];
  return {
    ...inputs,
    config: after,
    sources: {
      ...sources,
      paths: [...new Set(paths)].sort(),
      links: sources.links.filter((path) => !isGone(path)),
      texts,
    },
  };
}

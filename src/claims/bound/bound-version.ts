/**
 * The bound fact `version`: of Node, the package manager, an engine or a dependency, as the manifests write it.
 * It asks no registry and no lock file.
 */
import type { DependencyFact, PackageFacts } from '../../model.ts';
import { nearest } from '../../nearest.ts';
import { malformed, unanswered, unresolved, type BindingUse, type Resolution } from './binding-use.ts';

/** Major by default, since that is what outlives an update; `full` gives the range as written. */
export function boundVersion(use: BindingUse): Resolution {
  const { binding, subject } = use;
  const [, form] = binding.args;
  if (form !== undefined && form !== 'full') {
    return malformed(
      binding,
      `\`version\` knows the form \`full\` only, not \`${form}\`.`,
      'Write `{{version "node" "full"}}`.',
    );
  }
  const full = Object.hasOwn(binding.named, 'full') ? binding.named['full'] : undefined;
  if (full !== undefined && full !== 'true' && full !== 'false') {
    return malformed(
      binding,
      `\`full\` is \`true\` or \`false\`, not \`${full}\`.`,
      'Write `{{version "node" full="true"}}`.',
    );
  }
  const missing = unknownPackage(use);
  if (missing) return missing;
  const written = versionOf(use);
  if (written === undefined) return unknownName(use);
  const isFull = form === 'full' || full === 'true';
  const value = isFull ? written : majorOf(written);
  if (value !== undefined) return { fact: { binding, value, form: 'text' } };
  const told = malformed(
    binding,
    `The version of \`${subject}\` is written as \`${written}\`, which tells no number.`,
    'Bind it with `full`, or write it out.',
  );
  // The number may stand in a catalog, or in the package of the workspace, that cannot be read.
  return /^(?:catalog|workspace):/.test(written) ? unanswered(use, told) : told;
}

function unknownPackage(use: BindingUse): Resolution | undefined {
  const { named } = use.binding;
  const wanted = Object.hasOwn(named, 'package') ? named['package'] : undefined;
  if (wanted === undefined || packagesOf(use).length > 0) return undefined;
  const names = use.world.facts.project.packages.flatMap(({ name }) => name ?? []).sort();
  const like = nearest(wanted, names);
  const hint = like === undefined ? undefined : `Nearest: \`${like}\`.`;
  const message = `No workspace package is named \`${wanted}\`.`;
  return unanswered(use, unresolved(use, { rule: 'note/binding', message, hint }));
}

function versionOf(use: BindingUse): string | undefined {
  const { subject, world } = use;
  const { project } = world.facts;
  if (subject === 'node' && project.node) return project.node.range;
  if (subject === project.packageManager && project.packageManagerVersion !== undefined)
    return project.packageManagerVersion;
  for (const candidate of packagesOf(use)) {
    if (Object.hasOwn(candidate.engines, subject)) return candidate.engines[subject];
    const dependency = declared(candidate, subject);
    if (dependency) return rangeOf(dependency, project.packages);
  }
  return project.packages.find(({ name }) => name === subject)?.version;
}

/** The named package, else the note's own, the root, and then the others in their order. */
function packagesOf({ binding, note, world }: BindingUse): readonly PackageFacts[] {
  const { packages } = world.facts.project;
  const wanted = Object.hasOwn(binding.named, 'package') ? binding.named['package'] : undefined;
  if (wanted !== undefined) return packages.filter(({ name, dir }) => name === wanted || dir === wanted);
  const own = note.kind === 'module' ? note.module.text.trim().replace(/^\.\/|\/+$/g, '') : undefined;
  return [...packages.filter(({ name, dir }) => own !== undefined && (name === own || dir === own)), ...packages];
}

/** What is installed counts before what is asked of others. */
function declared({ dependencies }: PackageFacts, wanted: string): DependencyFact | undefined {
  const all = dependencies.filter(({ name }) => name === wanted);
  return all.find(({ group }) => group !== 'peerDependencies') ?? all[0];
}

/** A workspace range says no more than the package itself does; an alias names another package before its range. */
function rangeOf(dependency: DependencyFact, packages: readonly PackageFacts[]): string {
  const { name } = dependency;
  // A `catalog:` range says nothing by itself: the workspace's catalog does.
  const range = dependency.resolvedRange ?? dependency.range;
  if (range.startsWith('workspace:')) {
    const written = range.slice('workspace:'.length);
    return /\d/.test(written) ? written : (packages.find((candidate) => candidate.name === name)?.version ?? range);
  }
  return /^npm:.+@([^@]+)$/.exec(range)?.[1] ?? range;
}

/** `22` of `>=22.12`, `20 or 22` of `^20.19 || >=22.12`, and `0.3` of `^0.3.1`, where the minor breaks (semver §4). */
function majorOf(range: string): string | undefined {
  if (/^(?:catalog:|file:|link:|git|https?:|portal:|patch:)/.test(range)) return undefined;
  const majors: string[] = [];
  for (const part of range.split('||')) {
    const match = /(\d+)(?:\.(\d+))?/.exec(part);
    if (!match) return undefined;
    const [, major = '', minor] = match;
    const shown = major === '0' && minor !== undefined ? `0.${minor}` : major;
    if (!majors.includes(shown)) majors.push(shown);
  }
  return majors.length < 2 ? majors[0] : `${majors.slice(0, -1).join(', ')} or ${majors.at(-1)}`;
}

function unknownName(use: BindingUse): Resolution {
  const { project } = use.world.facts;
  const names = project.packages.flatMap((each) => [
    ...each.dependencies.map(({ name }) => name),
    ...(each.name === undefined ? [] : [each.name]),
  ]);
  const like = nearest(use.subject, [...new Set([...names, 'node', project.packageManager])].sort());
  const problem = unresolved(use, {
    rule: 'note/binding',
    message: `No manifest states a version of \`${use.subject}\`.`,
    hint: like === undefined || like === use.subject ? undefined : `Nearest: \`${like}\`.`,
  });
  return unanswered(use, problem);
}

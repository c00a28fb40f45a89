/**
 * Whether the package that a command line means has the script it calls. The scripts of a known package.json are a
 * closed world; a folder whose package.json was not read, and a name that may be a binary, are not.
 */
import { folderOf, foldersAbove, joinPath } from '../path.ts';
import type { Claim, JudgedClaim, PackageFacts } from '../model.ts';
import { scriptCalls, type ScriptCall } from './command.ts';
import { lockKey, type Evidence } from './evidence.ts';
import { namesBehind, namesNear } from './nearby.ts';
import { nameHint } from './symbol.ts';
import { withSuffix } from '../tree.ts';

/** Judges the call of a script. */
export function judgeCommand(claim: Claim, evidence: Evidence): JudgedClaim {
  const call = scriptCalls(claim.target).at(-1);
  const { packages } = evidence.world.facts.project;
  if (!call || packages.length === 0) return { claim, verdict: 'undecided' };
  // `npm run x` in a pnpm repository is often said of somebody else's project.
  const isForeign = call.manager !== evidence.world.facts.project.packageManager;
  const judged = judgeReach(claim, call, evidence);
  return isForeign && judged.verdict === 'dead' ? { claim, verdict: 'undecided' } : judged;
}

function judgeReach(claim: Claim, call: ScriptCall, evidence: Evidence): JudgedClaim {
  const { packages } = evidence.world.facts.project;
  switch (call.reach) {
    case 'named':
      return judgeNamed(claim, call, evidence);
    case 'all':
      return judgeIn(claim, { call, packages, evidence });
    case 'root':
      return judgeIn(claim, { call, packages: packages.filter(({ dir }) => dir === ''), evidence });
    case 'here':
      return call.folder === '' ? judgeHere(claim, call, evidence) : judgeInFolder(claim, call, evidence);
  }
}

/** Every name must be a workspace package, and one of those named must have the script: that is what a filter runs. */
function judgeNamed(claim: Claim, call: ScriptCall, evidence: Evidence): JudgedClaim {
  const { packages, isWorkspace } = evidence.world.facts.project;
  // Another folder may be another workspace.
  if (!isWorkspace || call.folder !== '') return { claim, verdict: 'undecided' };
  const named: PackageFacts[] = [];
  for (const name of call.packages) {
    const found = packageNamed(packages, name);
    // A folder may hold several packages, or a pattern's start; only a name is a closed world.
    if (found.length === 0 && isFolder(name)) return { claim, verdict: 'undecided' };
    if (found.length === 0) return noPackage(claim, name, packages);
    named.push(...found);
  }
  return judgeIn(claim, { call, packages: named, evidence });
}

function isFolder(name: string): boolean {
  return name.includes('/') && !name.startsWith('@');
}

/** By name, by folder, or by the name without its scope, as pnpm allows. */
function packageNamed(packages: readonly PackageFacts[], name: string): readonly PackageFacts[] {
  const exact = packages.filter((candidate) => candidate.name === name || candidate.dir === name.replace(/^\.\//, ''));
  if (exact.length > 0) return exact;
  return packages.filter(
    (candidate) => candidate.name?.replace(/^@[^/]+\//, '') === name || candidate.dir.endsWith(`/${name}`),
  );
}

function noPackage(claim: Claim, name: string, packages: readonly PackageFacts[]): JudgedClaim {
  const names = packages.flatMap((candidate) => candidate.name ?? []);
  return {
    claim,
    verdict: 'dead',
    truth: `\`${claim.text}\` names the package \`${name}\`, but no workspace package has that name.`,
    ...nameHint(name, names.sort()),
  };
}

/** Where the reader stands is not written: the root, the note's own package, or one that the text names nearby. */
function judgeHere(claim: Claim, call: ScriptCall, evidence: Evidence): JudgedClaim {
  const { packages } = evidence.world.facts.project;
  const at = packagesAround(homesOf(claim, evidence), evidence);
  const verdict = judgeIn(claim, { call, packages: at.packages, evidence });
  if (verdict.verdict !== 'dead') return verdict;
  // "In each package, run …": another package has it, and the text may mean that one.
  if (packages.some((candidate) => hasScript(candidate, call.script))) return { claim, verdict: 'undecided' };
  const text = evidence.notes.get(claim.file)?.note ?? evidence.agents.get(claim.file);
  const names = text ? [...namesNear(text.body, claim), ...namesBehind(text.body, claim)] : [];
  const near = names.flatMap((name) => withSuffix(evidence.tree, name));
  return at.isOpen || packagesAround(near, evidence).isOpen ? { claim, verdict: 'undecided' } : verdict;
}

/** Folders in which a reader of the text may stand: the root, its own, and those that it is about. */
function homesOf({ file }: Claim, { notes, agents }: Evidence): readonly string[] {
  const linked = notes.get(file);
  const scoped = linked?.scope.kind === 'folder' ? [linked.scope.path] : [];
  if (linked) return [...new Set(['', folderOf(file), ...linked.modules, ...scoped])];
  const base = agents.get(file)?.base ?? folderOf(file);
  return [...new Set(['', base, ...foldersAbove(base)])];
}

function judgeInFolder(claim: Claim, call: ScriptCall, evidence: Evidence): JudgedClaim {
  const folders = homesOf(claim, evidence).flatMap((start) => joinPath(start, call.folder) ?? []);
  const known = [...new Set(folders)].filter((folder) => evidence.tree.folders.has(folder));
  const at = packagesAround(known, evidence);
  return known.length === 0 || at.isOpen
    ? { claim, verdict: 'undecided' }
    : judgeIn(claim, { call, packages: at.packages, evidence });
}

/** The nearest package.json above each folder. `isOpen` when one of them is none of the packages that were read. */
function packagesAround(
  folders: readonly string[],
  { tree, world }: Evidence,
): { readonly packages: readonly PackageFacts[]; readonly isOpen: boolean } {
  const packages = new Set<PackageFacts>();
  let isOpen = false;
  for (const start of folders) {
    let folder = start;
    while (folder !== '' && !tree.files.has(`${folder}/package.json`)) folder = folderOf(folder);
    const owner = world.facts.project.packages.find(({ dir }) => dir === folder);
    if (owner) packages.add(owner);
    else isOpen = true;
  }
  return { packages: [...packages], isOpen };
}

interface Grounds {
  readonly call: ScriptCall;
  readonly packages: readonly PackageFacts[];
  readonly evidence: Evidence;
}

function judgeIn(claim: Claim, { call, packages, evidence }: Grounds): JudgedClaim {
  const owner = packages.find((candidate) => hasScript(candidate, call.script));
  if (owner === undefined && packages.some(isUnread)) return { claim, verdict: 'undecided' };
  if (owner !== undefined) return { claim, verdict: 'live', ...lockTarget(owner, call) };
  // Without `run`, pnpm, yarn and bun go on to the binaries, with or without a filter (`pnpm --filter x nope` is
  // `pnpm --filter x exec nope` then). A package's binaries are known only from node_modules: a dependency may install
  // any name, declared or hoisted. So only names that no binary has are decided: `a:b`, a few by custom, and what
  // the lock remembers as a script.
  const isDecided = call.isScriptOnly || wasScript(claim, { call, packages, evidence });
  if (!isDecided || packages.length === 0) return { claim, verdict: 'undecided' };
  const scripts = [...new Set(packages.flatMap((candidate) => candidate.scripts.map(({ name }) => name)))].sort();
  return {
    claim,
    verdict: 'dead',
    truth: `\`${claim.text}\` calls the script \`${call.script}\`, but ${absence(packages)}.`,
    ...nameHint(call.script, scripts),
  };
}

/** A manifest of which nothing was read, broken or empty, tells of no script that is missing. */
function isUnread({ name, version, scripts, dependencies }: PackageFacts): boolean {
  return name === undefined && version === undefined && scripts.length + dependencies.length === 0;
}

/** A script that runs a program of its own name (`"knip": "knip"`) may go and leave the program: it is not remembered. */
function lockTarget({ scripts, manifest }: PackageFacts, { script }: ScriptCall): Pick<JudgedClaim, 'lockTarget'> {
  const command = scripts.find(({ name }) => name === script)?.command ?? '';
  return command.split(/[\s;&|()"']+/).includes(script) ? {} : { lockTarget: scriptTarget(manifest, script) };
}

/** True when the text called a script at the last build and no declared dependency could bring a program of that name. */
function wasScript(claim: Claim, { call, packages, evidence }: Grounds): boolean {
  const known = evidence.locked.get(lockKey(claim.file, claim.text));
  if (!packages.some(({ manifest }) => known?.target === scriptTarget(manifest, call.script))) return false;
  const everyone = evidence.world.facts.project.packages.flatMap(({ dependencies }) => dependencies);
  return !everyone.some(({ name }) => name === call.script || name.endsWith(`/${call.script}`));
}

function scriptTarget(manifest: string, script: string): string {
  return `${manifest}#scripts.${script}`;
}

function hasScript({ scripts }: PackageFacts, script: string): boolean {
  return scripts.some(({ name }) => name === script);
}

/** Manifests listed by name up to this many. */
const MAX_MANIFESTS = 3;

function absence(packages: readonly PackageFacts[]): string {
  if (packages.length > MAX_MANIFESTS) return `none of the ${packages.length} packages has it`;
  return `there is none in ${packages.map(({ manifest }) => `\`${manifest}\``).join(' or ')}`;
}

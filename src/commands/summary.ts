/** Facts and model for people: what `scan` and `model` print without --json. */
import type { ScanExtras } from '../document.ts';
import type {
  CheckedMember,
  ContextModel,
  Facts,
  History,
  LinkedNote,
  ModuleCycle,
  ModuleFacts,
  Scope,
  SurfaceExport,
  UnresolvedImport,
  UnresolvedReason,
} from '../model.ts';
import { counted, visible } from '../phrase.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** The facts of a repository on one screen. */
export function scanSummary(facts: Facts, terminal: Terminal): string {
  const { project, rootSurface = [], modules, cycles, files, unresolved } = facts;
  const [root] = project.packages;
  const checked = [...rootSurface, ...modules.flatMap(({ surface }) => surface)].flatMap(checkedRows);
  const bold = (text: string) => terminal.style('bold', text);
  const version = project.packageManagerVersion === undefined ? '' : ` ${project.packageManagerVersion}`;
  const tools = [project.testRunner, project.linter, project.formatter].filter((tool) => tool !== undefined);
  return [
    `${counted(files.length, 'code file')}, ${counted(project.packages.length, 'package')}, ${counted(modules.length, 'module')}, ${counted(unresolved.length, 'unresolved import')}${generated(files)}`,
    `Package manager: ${project.packageManager}${version} (${project.packageManagerEvidence})`,
    ...(project.node === undefined ? [] : [`Node: ${project.node.range} (${project.node.evidence})`]),
    ...(tools.length === 0 ? [] : [`Tools: ${tools.map((tool) => `${tool.name} (${tool.evidence})`).join(', ')}`]),
    ...section(
      bold('Commands'),
      project.commands.filter(({ dir }) => dir === '').map(({ purpose, command }) => [purpose, command]),
    ),
    ...section(
      bold('Public face'),
      rootSurface.length === 0 ? [] : [[root?.name ?? 'the root package', counted(rootSurface.length, 'export')]],
    ),
    ...section(
      bold('Modules'),
      modules.map((module) => [
        module.path,
        module.name === module.path ? '' : module.name,
        counted(module.surface.length, 'export') + partial(module),
        `imported by ${module.importedBy.length}`,
      ]),
    ),
    ...firstRows(bold('Cycles'), cycles.map(cycleRow)),
    ...firstRows(
      bold('Unresolved imports'),
      unresolved.map((each) => [`${each.file}:${each.line}`, each.specifier, reasonText(each)]),
    ),
    ...firstRows(bold('Types from the checker'), checked),
  ].join('\n');
}

/** What the checker said of an export and its members. */
function checkedRows(exported: SurfaceExport): readonly (readonly string[])[] {
  const { file, line, name, members, checkedType, checkedMembers = [] } = exported;
  const placeOf = (member: CheckedMember): string => {
    const known = members.find((each) => each.name === member.name && each.isStatic === member.isStatic);
    return `${known?.file ?? file}:${known?.line ?? line}`;
  };
  return [
    ...(checkedType === undefined ? [] : [[`${file}:${line}`, name, checkedType]]),
    ...checkedMembers.map((member) => [placeOf(member), `${name}.${member.name}`, member.type]),
  ];
}

/** What a scan says besides its facts, below its summary; empty when there is nothing. */
export function extrasSummary(extras: ScanExtras, terminal: Terminal): string {
  const { problems = [], history, historyAbsentBecause, uncheckedTypes = [] } = extras;
  const lines = [
    ...firstRows(
      terminal.style('bold', `No type from the checker: ${counted(uncheckedTypes.length, 'name')}`),
      uncheckedTypes.map(({ file, line, name, because }) => [`${file}:${line}`, name, because]),
    ),
    ...firstRows(
      terminal.style('bold', 'Not read, or in part only'),
      problems.map(({ file, line, message }) => [`${file}:${line}`, visible(message)]),
    ),
    ...(historyAbsentBecause === undefined ? [] : ['', `No history: ${historyAbsentBecause}`]),
    ...(history ? historyLines(history, terminal) : []),
  ];
  return lines.length === 0 ? '' : `\n${lines.join('\n')}`;
}

/** Why a history goes no further back. */
const END: Readonly<Record<History['reach']['end'], string>> = {
  root: 'from the first commit on',
  cap: 'older ones are not looked at',
  shallow: 'this clone has no more',
  partial: 'this clone lacks contents',
};

function historyLines(history: History, terminal: Terminal): readonly string[] {
  const { reach, nameReach, removed, renamed, removedNames, churn, together } = history;
  const since = reach.since === undefined ? '' : ` since ${reach.since}`;
  const names =
    nameReach.end === 'partial'
      ? ', as far as this clone has contents'
      : nameReach.commits === reach.commits
        ? ''
        : ` in the last ${nameReach.commits} commits`;
  const often = churn.toSorted((a, b) => b.commits - a.commits || (a.path < b.path ? -1 : 1));
  return [
    '',
    terminal.style('bold', 'History'),
    `  ${counted(reach.commits, 'commit')}${since}, ${END[reach.end]}`,
    `  ${counted(removed.length, 'path')} removed, ${renamed.length} renamed; ${counted(removedNames.length, 'exported name')} removed${names}`,
    ...section(
      terminal.style('bold', 'Changed most often'),
      often.slice(0, 5).map(({ path, commits, date }) => [path, counted(commits, 'commit'), `last ${date}`]),
    ),
    ...section(
      terminal.style('bold', 'Changed together'),
      together
        .slice(0, 5)
        .map(({ a, b, commits, share }) => [a, b, `${counted(commits, 'commit')}, ${Math.round(share * 100)} %`]),
    ),
  ];
}

function generated(files: Facts['files']): string {
  const count = files.filter(({ isGenerated }) => isGenerated).length;
  return count === 0 ? '' : `, ${counted(count, 'generated file')}`;
}

/** The shortest way round with the files that import, and how many modules hang together. */
function cycleRow({ modules, typeOnly, example }: ModuleCycle): readonly string[] {
  const round = [...example.map(({ from }) => from), example[0]?.from ?? ''].join(' → ');
  const files = example.map(({ example: { file, line } }) => `${file}:${line}`).join(', ');
  const more = modules.length > example.length ? `, ${modules.length} modules hang together` : '';
  return [round, `${files}${typeOnly ? ', types only' : ''}${more}`];
}

const REASONS: Readonly<Record<UnresolvedReason, string>> = {
  missing: '',
  case: 'other letter case',
  alias: 'a tsconfig path leads to no file',
  imports: 'not in `imports` of package.json',
  exports: 'closed by `exports` of package.json',
  link: 'behind a link or in a submodule',
  outside: 'outside of the repository',
  name: 'does not export',
};

function reasonText({ reason, twin, name }: UnresolvedImport): string {
  if (name !== undefined) return `${REASONS[reason]} ${name}`;
  return twin === undefined ? REASONS[reason] : `${REASONS[reason]}: ${twin}`;
}

/** Entry points that lead to no source of the tree: what they export is unknown. */
function partial({ untracedEntries = [] }: ModuleFacts): string {
  return untracedEntries.length === 0 ? '' : `, without ${untracedEntries.join(', ')}`;
}

/** Every note with where it holds, or why it does not. */
export function modelSummary({ notes, facts }: ContextModel, terminal: Terminal): string {
  const inForce = notes.filter((linked) => linked.isInForce);
  const silent = notes.filter((linked) => !linked.isInForce);
  const described = new Set(inForce.filter(({ note }) => note.kind === 'module').map(({ scope }) => folderOf(scope)));
  const bare = facts.modules.filter(({ path }) => !described.has(path));
  return [
    `${counted(notes.length, 'note')}, ${inForce.length} in force; ${counted(facts.modules.length, 'module')}, ${facts.modules.length - bare.length} with a module note`,
    ...section(
      terminal.style('bold', 'In force'),
      inForce.map((linked) => [linked.note.file, scopeText(linked.scope), filesText(linked)]),
    ),
    ...section(
      terminal.style('bold', 'Not in force'),
      silent.map((linked) => [linked.note.file, linked.notInForceBecause ?? '']),
    ),
    ...section(
      terminal.style('bold', 'Modules without a module note'),
      bare.map(({ path, name }) => [path, name === path ? '' : name]),
    ),
  ].join('\n');
}

/** The folder that a scope is, if it is one: only then is a module note about that module as a whole. */
function folderOf(scope: Scope): string | undefined {
  if (scope.kind === 'repo') return '';
  return scope.kind === 'folder' ? scope.path : undefined;
}

/** Where a note holds, in words. */
function scopeText(scope: Scope): string {
  if (scope.kind === 'repo') return 'everywhere';
  return scope.kind === 'folder' ? `${scope.path}/` : scope.globs.join(', ');
}

function filesText({ files }: LinkedNote): string {
  return counted(files, 'file');
}

/** As much of a long list as fits on a screen. */
function firstRows(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  const more = rows.length - 10;
  return [
    ...section(title, rows.slice(0, 10)),
    ...(more > 0 ? [`  and ${more} more: lintel scan --json lists them`] : []),
  ];
}

function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : ['', title, table(rows)];
}

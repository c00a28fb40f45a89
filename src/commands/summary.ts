/** Facts and model for people: what `scan` and `model` print without --json. */
import type { ContextModel, Facts, LinkedNote, Scope } from '../model.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** The facts of a repository on one screen. */
export function scanSummary({ project, modules, files, unresolved }: Facts, terminal: Terminal): string {
  const bold = (text: string) => terminal.style('bold', text);
  const version = project.packageManagerVersion === undefined ? '' : ` ${project.packageManagerVersion}`;
  const tools = [project.testRunner, project.linter, project.formatter].filter((tool) => tool !== undefined);
  return [
    `${files.length} code files, ${project.packages.length} packages, ${modules.length} modules, ${unresolved.length} unresolved imports`,
    `Package manager: ${project.packageManager}${version} (${project.packageManagerEvidence})`,
    ...(project.node === undefined ? [] : [`Node: ${project.node.range} (${project.node.evidence})`]),
    ...(tools.length === 0 ? [] : [`Tools: ${tools.map((tool) => `${tool.name} (${tool.evidence})`).join(', ')}`]),
    ...section(
      bold('Commands'),
      project.commands.filter(({ dir }) => dir === '').map(({ purpose, command }) => [purpose, command]),
    ),
    ...section(
      bold('Modules'),
      modules.map((module) => [
        module.path,
        module.name === module.path ? '' : module.name,
        `${module.surface.length} exports`,
        `imported by ${module.importedBy.length}`,
      ]),
    ),
    ...section(
      bold('Unresolved imports'),
      unresolved.slice(0, 10).map(({ file, line, specifier }) => [`${file}:${line}`, specifier]),
    ),
    ...(unresolved.length > 10 ? [`  and ${unresolved.length - 10} more: lintel scan --json lists them`] : []),
  ].join('\n');
}

/** Every note with where it holds, or why it does not. */
export function modelSummary({ notes, facts }: ContextModel, terminal: Terminal): string {
  const inForce = notes.filter((linked) => linked.isInForce);
  const silent = notes.filter((linked) => !linked.isInForce);
  const bare = facts.modules.filter(({ path }) => !inForce.some((linked) => linked.modules.includes(path)));
  return [
    `${notes.length} notes, ${inForce.length} in force; ${facts.modules.length} modules, ${facts.modules.length - bare.length} with a note of their own`,
    ...section(
      terminal.style('bold', 'In force'),
      inForce.map((linked) => [linked.note.file, scopeText(linked.scope), filesText(linked)]),
    ),
    ...section(
      terminal.style('bold', 'Not in force'),
      silent.map((linked) => [linked.note.file, linked.notInForceBecause ?? '']),
    ),
    ...section(
      terminal.style('bold', 'Modules without a note'),
      bare.map(({ path, name }) => [path, name === path ? '' : name]),
    ),
  ].join('\n');
}

/** Where a note holds, in words. */
export function scopeText(scope: Scope): string {
  if (scope.kind === 'repo') return 'everywhere';
  return scope.kind === 'folder' ? `${scope.path}/` : scope.globs.join(', ');
}

function filesText({ files }: LinkedNote): string {
  return `${files} file${files === 1 ? '' : 's'}`;
}

function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : ['', title, table(rows)];
}

/**
 * Targets of the user's own: files at a path that the configuration names, from a template of theirs. No client is known to
 * load them, so they carry what holds there whoever it is for, and take nothing away from other carriers.
 */
import { targetPath } from '../custom-path.ts';
import type { Assignment, CustomTarget, LinkedNote, PlannedFile, Scope } from '../model.ts';
import { liveNotes } from './delivery.ts';
import { summaryOf } from './pointers.ts';
import { plannedFile, type TargetDefinition, type TargetPlan } from './target.ts';

export const custom: TargetDefinition = {
  name: 'custom',
  plan: (plan) => plan.config.targets.flatMap((target) => filesOf(target, plan)),
};

function filesOf(target: CustomTarget, plan: TargetPlan): readonly PlannedFile[] {
  const live = liveNotes(plan.model);
  return assignmentsOf(target, plan, live).map((assignment) =>
    plannedFile(
      { path: targetPath(target, placeOf(assignment)), target: 'custom', template: target.template, assignment },
      plan,
    ),
  );
}

function placeOf({ scope }: Assignment): string {
  return scope.kind === 'folder' ? scope.path : '';
}

/** One file for the repository, for each module that a note is scoped to, or for each folder. */
function assignmentsOf(
  { scope }: CustomTarget,
  { model }: TargetPlan,
  live: readonly LinkedNote[],
): readonly Assignment[] {
  if (scope === 'repo')
    return [
      assigned(
        { kind: 'repo' },
        live.filter((linked) => linked.scope.kind === 'repo'),
      ),
    ];
  // What holds for some files of a module only would seem to hold for all of it.
  const notesOf = (path: string): readonly LinkedNote[] =>
    live.filter((linked) => linked.scope.kind === 'folder' && linked.scope.path === path);
  const folders =
    scope === 'module'
      ? model.facts.modules.map(({ path }) => path)
      : live.flatMap((linked) => (linked.scope.kind === 'folder' ? [linked.scope.path] : []));
  const told = [...new Set(folders)].sort().filter((path) => notesOf(path).length > 0);
  return told.map((path) => assigned({ kind: 'folder', path }, notesOf(path)));
}

function assigned(scope: Scope, notes: readonly LinkedNote[]): Assignment {
  const summary = scope.kind === 'folder' ? (summaryOf(notes, scope.path).summary ?? '') : '';
  return { scope, name: '', isHome: true, notes, summary, before: [] };
}

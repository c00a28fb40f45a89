/** What a target is, and the two shapes that targets share: one file for each folder, one rule file for each glob scope. */
import { CLIENTS } from '../clients.ts';
import type { Assignment, Client, Config, ContextModel, Delivery, PlannedFile, Target, View } from '../model.ts';
import { viewOf } from './view.ts';

export interface TargetPlan {
  readonly delivery: Delivery;
  readonly model: ContextModel;
  readonly config: Config;
}

export interface TargetDefinition {
  readonly name: Target;
  /** The files that this target wants for a delivery; none when no configured client reads it. */
  readonly plan: (plan: TargetPlan) => readonly PlannedFile[];
}

/** A file called `file` at the root and in every folder that has something to say. */
export function folderFiles(target: Target, file: string, plan: TargetPlan): readonly PlannedFile[] {
  const { root, folders } = plan.delivery;
  return [root, ...folders]
    .map((assignment) =>
      plannedFile({ target, template: 'agents.md', dir: folderOf(assignment), file, assignment }, plan),
    )
    .filter((planned) => hasContent(planned));
}

/** A rule file of `client` for every glob scope; none for a client without rule files. */
export function ruleFiles(client: Client & Target, template: string, plan: TargetPlan): readonly PlannedFile[] {
  const { rules } = CLIENTS[client];
  if (rules === undefined) return [];
  return plan.delivery.globs.map((assignment) =>
    plannedFile(
      { target: client, template, dir: rules.folder, file: `${assignment.name}${rules.extension}`, assignment },
      plan,
    ),
  );
}

interface Place {
  readonly target: Target;
  readonly template: string;
  readonly dir: string;
  readonly file: string;
  readonly assignment: Assignment;
}

function plannedFile({ target, template, dir, file, assignment }: Place, { model, config }: TargetPlan): PlannedFile {
  const view = viewOf(assignment, { model, dir, context: config.context });
  const path = dir === '' ? file : `${dir}/${file}`;
  return { path, target, template, view, sources: sourcesOf(assignment, view) };
}

/** A carrier depends on its own notes, on those that its pointers speak for, and on the manifests behind its commands. */
function sourcesOf(assignment: Assignment, { commands, model }: View): readonly string[] {
  const notes = assignment.notes.map(({ note }) => note.file);
  const pointed = assignment.before.flatMap(({ sources }) => sources);
  const dirs = commands.length === 0 ? [] : ['', ...commands.map(({ dir }) => dir)];
  const manifests = model.facts.project.packages
    .filter(({ dir }) => dirs.includes(dir))
    .map(({ manifest }) => manifest);
  return [...new Set([...notes, ...pointed, ...manifests])].sort();
}

function folderOf({ scope }: Assignment): string {
  return scope.kind === 'folder' ? scope.path : '';
}

/** The root file always stands: its commands are worth a file. Folder files exist because a note does. */
function hasContent({ view }: PlannedFile): boolean {
  if (view.summary !== '') return true;
  return [view.commands, view.rules, view.gates, view.before, view.sections].some((list) => list.length > 0);
}

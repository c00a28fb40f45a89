/** What a target is, and the two shapes that targets share: files of folders, and rule files. */
import { folderOf } from '../path.ts';
import { FOLDER_FILES, RULE_FILES } from '../clients.ts';
import type {
  Assignment,
  Config,
  ContextModel,
  Delivery,
  FolderCarrier,
  PlannedFile,
  RuleCarrier,
  Target,
  View,
} from '../model.ts';
import type { Trace } from '../trace.ts';
import { viewOf } from './view.ts';

export interface TargetPlan {
  readonly delivery: Delivery;
  readonly model: ContextModel;
  readonly config: Config;
  /** Present when values are to carry marks of where they come from. */
  readonly trace?: Trace | undefined;
}

export interface TargetDefinition {
  readonly name: Target;
  /** The files that this target wants for a delivery; none when no configured client reads it. */
  readonly plan: (plan: TargetPlan) => readonly PlannedFile[];
}

/** A target whose files are the folder files and rule files of its name, each from the template of its kind. */
export function fileTarget(name: Target): TargetDefinition {
  return {
    name,
    plan: (plan) => [
      ...plan.delivery.folderFiles
        .filter(({ file }) => FOLDER_FILES[file] === name)
        .map((carrier) => folderFile(carrier, plan))
        .filter((planned) => hasContent(planned)),
      ...plan.delivery.ruleFiles
        .filter(({ folder }) => RULE_FILES[folder].target === name)
        .map((carrier) => ruleFile(carrier, plan)),
    ],
  };
}

function folderFile({ file, twin, assignment }: FolderCarrier, plan: TargetPlan): PlannedFile {
  const folder = assignment.scope.kind === 'folder' ? assignment.scope.path : '';
  const path = folder === '' ? file : `${folder}/${file}`;
  const template = twin === 'import' ? 'import.md' : 'agents.md';
  const planned = plannedFile({ path, target: FOLDER_FILES[file], template, assignment }, plan);
  return twin === 'link' ? { ...planned, link: 'AGENTS.md' } : planned;
}

function ruleFile({ folder, assignment }: RuleCarrier, plan: TargetPlan): PlannedFile {
  const { target, extension, template } = RULE_FILES[folder];
  return plannedFile({ path: `${folder}/${assignment.name}${extension}`, target, template, assignment }, plan);
}

/** One file that is to be planned. */
export interface Place {
  readonly path: string;
  readonly target: Target;
  readonly template: string;
  readonly assignment: Assignment;
}

/** The planned file of one assignment, with the view that its template gets. */
export function plannedFile(
  { path, target, template, assignment }: Place,
  { model, config, trace }: TargetPlan,
): PlannedFile {
  const dir = folderOf(path);
  const view = viewOf(assignment, { model, dir, context: config.context, isStub: template === 'import.md', trace });
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

/** A file of a folder exists because something stands in it; one that only leads to AGENTS.md because that exists. */
function hasContent({ view, link, template }: PlannedFile): boolean {
  if (view.summary !== '' || link !== undefined || template === 'import.md') return true;
  return [view.commands, view.rules, view.gates, view.before, view.sections].some((list) => list.length > 0);
}

/**
 * The pipeline on one page: texts and facts in, outputs and changes out. Pure: nothing here reads the disk, the clock,
 * the environment or the network, so the same inputs give the same bytes.
 */
import { lockFile } from './config.ts';
import { findClaims } from './claims/find.ts';
import { ignoreMatcher } from './claims/ignored.ts';
import { claimsForLock, judgeClaims } from './claims/judge.ts';
import { nextLock, planChanges } from './drift.ts';
import { linkModel } from './link.ts';
import { parseLock } from './lock.ts';
import type { Compilation, ContextModel, Inputs, Problem } from './model.ts';
import { renderFiles, type Template } from './render.ts';
import { linkCode } from './scan/graph.ts';
import { readProject } from './scan/project.ts';
import { sameDocument } from './sources/markdown.ts';
import { readNotes } from './sources/notes.ts';
import { planFiles } from './targets/index.ts';
import { TEMPLATE_HELPERS } from './targets/wording.ts';

export interface CompileOptions {
  /** Overwrite owned outputs even where they hold lines that no compile produced. */
  readonly force?: boolean;
}

/** Compiles a repository and compares the result with what is there. Never fails on user text. */
export function compile(inputs: Inputs, { force = false }: CompileOptions = {}): Compilation {
  const { sources, config, version } = inputs;
  const project = readProject(sources);
  const code = linkCode({
    project: project.value,
    files: inputs.files,
    paths: sources.paths,
    ...(config.modules && { modules: config.modules }),
  });
  const notes = readNotes(sources, config);
  const model = linkModel(code.value, notes.value, sources.paths);
  const lock = parseLock(sources.texts.get(lockFile(config)), { file: lockFile(config), version });

  const plan = planFiles(model.value, config);
  const outputs = renderFiles(plan.files, { templates: templatesOf(inputs), helpers: TEMPLATE_HELPERS });

  const claims = judgeClaims(model.value.notes.flatMap(findClaims), {
    facts: code.value,
    paths: new Set(sources.paths),
    isIgnored: ignoreMatcher(sources),
    lock: lock.value,
    notes: model.value.notes,
  });
  const changes = planChanges({
    outputs: outputs.value,
    existing: sources.texts,
    paths: sources.paths,
    links: sources.links,
    lock: lock.value,
    mayDelete: true,
    unsound: unsoundSources(model.value),
    failed: plan.files.map(({ path }) => path).filter((path) => !outputs.value.some((output) => output.path === path)),
    force,
    sameDocument,
  });
  return {
    inputs,
    model: model.value,
    plan,
    outputs: outputs.value,
    lock: lock.value,
    nextLock: nextLock({
      changes,
      outputs: outputs.value,
      lock: lock.value,
      claims: claimsForLock(claims, lock.value),
      version,
    }),
    changes,
    claims,
    problems: [project, code, notes, model, lock, outputs].flatMap((each): readonly Problem[] => each.problems),
  };
}

/** lintel's own templates, each replaced by the user's of the same name; the user may add partials of their own. */
function templatesOf({ templates, sources, config }: Inputs): readonly Template[] {
  const folder = `${config.context}/templates/`;
  const byName = new Map<string, Template>();
  for (const [name, text] of templates) byName.set(name, { name, file: `templates/${name}.hbs`, text });
  for (const [file, text] of sources.texts) {
    if (!file.startsWith(folder) || !file.endsWith('.hbs')) continue;
    const name = file.slice(folder.length, -'.hbs'.length);
    byName.set(name, { name, file, text });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function unsoundSources({ notes }: ContextModel): ReadonlySet<string> {
  return new Set(notes.filter(({ isSound }) => !isSound).map(({ note }) => note.file));
}

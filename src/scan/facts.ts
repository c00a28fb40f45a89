/** Manifests and files → the facts of a repository: the first half of the pipeline, which needs no note. */
import type { Config, Facts, FileFacts, Parsed, ProjectFacts, Sources } from '../model.ts';
import { generatedMatcher } from './attributes.ts';
import { withOwners } from './codeowners.ts';
import { linkCode } from './graph.ts';
import { readProject } from './project.ts';

/** What the facts are made of. */
export interface FactSources {
  readonly sources: Sources;
  readonly files: readonly FileFacts[];
  readonly config: Pick<Config, 'modules'>;
}

/** Reads the project, links its code, and says who owns its modules. */
export function factsOf({ sources, files, config: { modules } }: FactSources): {
  readonly project: Parsed<ProjectFacts>;
  readonly code: Parsed<Facts>;
} {
  const project = readProject(sources);
  const isGenerated = generatedMatcher(sources);
  const code = linkCode({ project: project.value, files, paths: sources.paths, modules, isGenerated });
  const owned = { ...code.value, modules: withOwners(code.value.modules, project.value) };
  return { project, code: { ...code, value: owned } };
}

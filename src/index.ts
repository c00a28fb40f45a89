/** The public face of the package: the pure pipeline, the documents it prints, and every type that crosses a border. */
export { compile, type CompileOptions } from './compile.ts';
export { parseConfig, defaultConfig } from './config.ts';
export {
  filterDecisions,
  listDecisions,
  type DecisionDocument,
  type DecisionFilter,
  type DecisionsDocument,
  type RuleSource,
} from './decision-list.ts';
export {
  describeModel,
  describeScan,
  type GovernedModule,
  type ModelDocument,
  type NoteDocument,
  type ReviewDocument,
  type ScanDocument,
} from './document.ts';
export { collectFindings } from './finding.ts';
export { lintFindings, type LintOptions } from './lint.ts';
export { RULES } from './rules/index.ts';
export type * from './model.ts';

/**
 * The ordered list of lint rules and their default severities. To add a rule: one file, one page under test/rules,
 * one line here. Rules do not know their severity, and nothing else decides it but the configuration.
 */
import type { Severity } from '../model.ts';
import { archBoundary } from './arch-boundary.ts';
import { archCycle } from './arch-cycle.ts';
import { archDependency } from './arch-dependency.ts';
import { archLayer } from './arch-layer.ts';
import { decisionAsymmetric } from './decision-asymmetric.ts';
import { decisionConflict } from './decision-conflict.ts';
import { decisionCycle } from './decision-cycle.ts';
import { decisionDangling } from './decision-dangling.ts';
import { decisionDuplicateId } from './decision-duplicate-id.ts';
import { decisionStatus } from './decision-status.ts';
import { decisionSupersededRef } from './decision-superseded-ref.ts';
import { decisionTwoStatuses } from './decision-two-statuses.ts';
import { limitBudget } from './limit-budget.ts';
import { limitCodexChain } from './limit-codex-chain.ts';
import { limitCutOff } from './limit-cut-off.ts';
import { limitHiddenFile } from './limit-hidden-file.ts';
import { limitLongFile } from './limit-long-file.ts';
import { limitUnloadedFile } from './limit-unloaded-file.ts';
import { limitUnreadOutput } from './limit-unread-output.ts';
import { missingContext } from './missing-context.ts';
import { missingModuleNote } from './missing-module-note.ts';
import { missingRule } from './missing-rule.ts';
import { noteDuplicate } from './note-duplicate.ts';
import { noteEmpty } from './note-empty.ts';
import { notePlaceholder } from './note-placeholder.ts';
import { outputDiverges } from './output-diverges.ts';
import { outputDuplicateStatement } from './output-duplicate-statement.ts';
import { outputForeignLine } from './output-foreign-line.ts';
import { outputMarker } from './output-marker.ts';
import { outputMissing } from './output-missing.ts';
import { outputOrphan } from './output-orphan.ts';
import { outputOutOfDate } from './output-out-of-date.ts';
import { outputReformatted } from './output-reformatted.ts';
import { outputUnowned } from './output-unowned.ts';
import {
  decisionIndex,
  diskUnreadable,
  lintBaseline,
  lintUnknownRule,
  lintUnusedSuppression,
  noteBinding,
  noteConflict,
  noteFrontmatter,
  noteTooLong,
  noteUnknownKey,
  noteUnreadable,
  outputLock,
  outputPath,
  outputTemplate,
  outputUnwritable,
  scanManifest,
  scanSkipped,
  scanSyntax,
  securityAbsolutePath,
  securityHiddenUnicode,
  securitySecret,
} from './reported.ts';
import type { Rule } from './rule.ts';
import { scanCaseTwin } from './scan-case-twin.ts';
import { securityPermission } from './security-permission.ts';
import { staleAnchor } from './stale-anchor.ts';
import { staleCommand } from './stale-command.ts';
import { staleDependency } from './stale-dependency.ts';
import { staleEnv } from './stale-env.ts';
import { staleExclusion } from './stale-exclusion.ts';
import { staleGlob } from './stale-glob.ts';
import { staleModule } from './stale-module.ts';
import { stalePackage } from './stale-package.ts';
import { stalePath } from './stale-path.ts';
import { staleSignature } from './stale-signature.ts';
import { staleSymbol } from './stale-symbol.ts';
import { staleToolchain } from './stale-toolchain.ts';
import { stalePathCase } from './stale-path-case.ts';
import { staleSymbolMoved } from './stale-symbol-moved.ts';
import { staleValue } from './stale-value.ts';

export type { Rule } from './rule.ts';

/** A rule with the severity that it has unless the configuration says otherwise. */
export interface ListedRule {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** Every lint rule, by family. */
export const RULES: readonly ListedRule[] = [
  { rule: outputOutOfDate, severity: 'error' },
  { rule: outputMissing, severity: 'error' },
  { rule: outputForeignLine, severity: 'error' },
  { rule: outputUnowned, severity: 'error' },
  { rule: outputMarker, severity: 'error' },
  { rule: outputOrphan, severity: 'warn' },
  { rule: outputDuplicateStatement, severity: 'warn' },
  { rule: outputDiverges, severity: 'warn' },
  { rule: outputReformatted, severity: 'info' },
  { rule: outputTemplate, severity: 'error' },
  { rule: outputPath, severity: 'error' },
  { rule: outputLock, severity: 'error' },
  { rule: outputUnwritable, severity: 'error' },
  { rule: noteFrontmatter, severity: 'error' },
  { rule: noteBinding, severity: 'error' },
  { rule: noteUnreadable, severity: 'error' },
  { rule: noteConflict, severity: 'error' },
  { rule: noteTooLong, severity: 'error' },
  { rule: noteUnknownKey, severity: 'warn' },
  { rule: noteDuplicate, severity: 'error' },
  { rule: noteEmpty, severity: 'warn' },
  { rule: notePlaceholder, severity: 'warn' },
  { rule: stalePath, severity: 'error' },
  { rule: stalePathCase, severity: 'error' },
  { rule: staleAnchor, severity: 'error' },
  { rule: staleGlob, severity: 'error' },
  { rule: staleExclusion, severity: 'warn' },
  { rule: staleCommand, severity: 'error' },
  { rule: staleSymbol, severity: 'error' },
  { rule: stalePackage, severity: 'error' },
  { rule: staleDependency, severity: 'warn' },
  { rule: staleToolchain, severity: 'error' },
  { rule: staleEnv, severity: 'warn' },
  { rule: staleSymbolMoved, severity: 'warn' },
  { rule: staleSignature, severity: 'warn' },
  { rule: staleValue, severity: 'warn' },
  { rule: staleModule, severity: 'error' },
  { rule: limitCodexChain, severity: 'error' },
  { rule: limitCutOff, severity: 'error' },
  { rule: limitHiddenFile, severity: 'error' },
  { rule: limitUnreadOutput, severity: 'error' },
  { rule: limitUnloadedFile, severity: 'warn' },
  { rule: limitLongFile, severity: 'warn' },
  { rule: limitBudget, severity: 'warn' },
  { rule: missingContext, severity: 'error' },
  { rule: missingModuleNote, severity: 'warn' },
  { rule: missingRule, severity: 'info' },
  { rule: archBoundary, severity: 'error' },
  { rule: archLayer, severity: 'error' },
  { rule: archCycle, severity: 'error' },
  { rule: archDependency, severity: 'error' },
  { rule: decisionConflict, severity: 'error' },
  { rule: decisionDangling, severity: 'error' },
  { rule: decisionCycle, severity: 'error' },
  { rule: decisionDuplicateId, severity: 'warn' },
  { rule: decisionStatus, severity: 'warn' },
  { rule: decisionTwoStatuses, severity: 'warn' },
  { rule: decisionAsymmetric, severity: 'error' },
  { rule: decisionSupersededRef, severity: 'warn' },
  { rule: decisionIndex, severity: 'error' },
  { rule: securityHiddenUnicode, severity: 'error' },
  { rule: securitySecret, severity: 'error' },
  { rule: securityPermission, severity: 'error' },
  { rule: securityAbsolutePath, severity: 'warn' },
  { rule: scanSyntax, severity: 'info' },
  { rule: scanManifest, severity: 'error' },
  { rule: scanSkipped, severity: 'info' },
  { rule: scanCaseTwin, severity: 'info' },
  { rule: diskUnreadable, severity: 'warn' },
  { rule: lintUnknownRule, severity: 'error' },
  { rule: lintUnusedSuppression, severity: 'warn' },
  { rule: lintBaseline, severity: 'error' },
];

/** The ids of all rules, in the order of the list: what the configuration may name. */
export const RULE_IDS: readonly string[] = RULES.map(({ rule }) => rule.id);

/** Rule → the names of its options: what the configuration may set. */
export const RULE_OPTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  RULES.map(({ rule }) => [rule.id, Object.keys(rule.options ?? {})]),
);

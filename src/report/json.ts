/** The report as one JSON document. Shows every finding, whatever its severity, and no colours. */
import { countFindings, type FindingCounts } from '../finding.ts';
import type { Finding, RelatedPlace } from '../model.ts';
import type { Reporter } from './report.ts';

/** Version of the document's shape; raised when a field changes its meaning or goes away. */
export const SCHEMA_VERSION = 1;

/** What `--reporter json` prints. */
export interface FindingsDocument {
  readonly schemaVersion: number;
  /** By file, line and column. Those that do not count are among them, and say why. */
  readonly findings: readonly PublishedFinding[];
  /** How many count, of each severity. */
  readonly counts: FindingCounts;
}

/** A finding without what only a terminal needs. */
export type PublishedFinding = Omit<Finding, 'excerpt' | 'identity' | 'related' | 'subject'> & {
  /** The other side of what is wrong: the code line, the decision, the second file. In the order to be read. */
  readonly related?: readonly RelatedPlace[];
};

/** For other programs. */
export const renderJson: Reporter = ({ findings }) => {
  const document: FindingsDocument = {
    schemaVersion: SCHEMA_VERSION,
    findings: findings.map(fieldsOf),
    counts: countFindings(findings),
  };
  return JSON.stringify(document, null, 2);
};

/** The published fields, in their published order. */
function fieldsOf(finding: Finding): PublishedFinding {
  const { rule, severity, message, file, line, column, claim, target, hint, fix, related, suppressed, reason } =
    finding;
  return {
    rule,
    severity,
    message,
    file,
    line,
    column,
    ...(claim === undefined ? {} : { claim }),
    ...(target === undefined ? {} : { target }),
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined ? {} : { fix }),
    ...(related === undefined ? {} : { related: related.map(placeFields) }),
    ...(suppressed === undefined ? {} : { suppressed }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function placeFields({ file, line, column, message }: RelatedPlace): RelatedPlace {
  return { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }), message };
}

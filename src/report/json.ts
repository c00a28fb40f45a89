/** The report as one JSON document. Shows every finding, whatever its severity, and no colours. */
import { countFindings } from '../finding.ts';
import type { Finding } from '../model.ts';
import type { Reporter } from './report.ts';

/** Version of the document's shape; raised when a field changes its meaning or goes away. */
export const SCHEMA_VERSION = 1;

/** For other programs. */
export const renderJson: Reporter = ({ findings }) => {
  const document = {
    schemaVersion: SCHEMA_VERSION,
    findings: findings.map(fieldsOf),
    counts: countFindings(findings),
  };
  return JSON.stringify(document, null, 2);
};

/** The published fields, in their published order. */
function fieldsOf(finding: Finding): Finding {
  const { rule, severity, message, file, line, column, claim, target, hint, fix, related, suppressed } = finding;
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
    ...(related === undefined ? {} : { related }),
    ...(suppressed === undefined ? {} : { suppressed }),
  };
}

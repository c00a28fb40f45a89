/**
 * The report that GitLab shows in merge requests: Code Climate issues, as far as GitLab reads them (its documentation,
 * "Code Quality report format"). It drops issues with equal fingerprints, and takes a changed fingerprint for another issue.
 */
import type { Severity } from '../model.ts';
import { fingerprintsOf } from './fingerprint.ts';
import type { Reporter } from './report.ts';
import { linesOf, shownOf } from './shown.ts';

/** For `artifacts: reports: codequality`. What is suppressed is left out: the format has no word for it. */
export const renderGitlab: Reporter = ({ findings }, options) => {
  const fingerprints = fingerprintsOf(findings);
  const issues = shownOf(findings, options).map((finding) => ({
    description: linesOf(finding).join(' '),
    check_name: finding.rule,
    fingerprint: fingerprints.get(finding),
    severity: SEVERITIES[finding.severity],
    location: { path: finding.file, lines: { begin: finding.line } },
  }));
  return JSON.stringify(issues, null, 2);
};

/** GitLab knows info, minor, major, critical and blocker. */
const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warn: 'minor', info: 'info' };

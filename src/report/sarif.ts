/**
 * The report as SARIF 2.1.0, for code scanning, in types that are made from the schema of the standard. Names every rule once, keeps what is suppressed and says so, and holds no
 * path of the machine: places are relative to a base that only the reader knows.
 */
import type { Log, PhysicalLocation, ReportingDescriptor, Result, Run, Fix as SarifFix, Suppression } from 'sarif';
import type { Finding, Fix, RelatedPlace, Severity, TextEdit } from '../model.ts';
import { visible } from '../phrase.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { inBrief, standalone, whyOf } from './page.ts';
import type { Reporter, RuleText, Tool } from './report.ts';
import { byFile } from './shown.ts';

/** The schema that OASIS publishes with the standard. */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The name of the root in the log; viewers and GitHub know it by this name. */
const ROOT = '%SRCROOT%';

/**
 * Our own key: GitHub computes `primaryLocationLineHash` itself, and warns about a tool that brings another
 * (github/codeql-action#4052). A change of what goes into it gets the next number.
 */
const FINGERPRINT = 'lintelFinding/v1';

const LEVELS: Readonly<Record<Severity, Result.level>> = { error: 'error', warn: 'warning', info: 'note' };

/** One run with all findings, whatever their severity. */
export const renderSarif: Reporter = ({ findings, tool = { version: '0.0.0', rules: [] } }) => {
  const fingerprints = fingerprintsOf(findings);
  const found = new Set(findings.map(({ rule }) => rule));
  // The others would outweigh every result, and nothing points at them.
  const rules = tool.rules.filter(({ id }) => found.has(id));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const run: Run = {
    tool: { driver: driverOf({ ...tool, rules }) },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
    results: findings.map((finding) =>
      resultOf(finding, { fingerprint: fingerprints.get(finding) ?? '', index: indexes.get(finding.rule) }),
    ),
  };
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [run] };
  return JSON.stringify(log, null, 2);
};

function driverOf({ version, rules }: Tool) {
  return {
    name: 'lintel',
    version,
    semanticVersion: version,
    rules: rules.map(descriptorOf),
  };
}

function descriptorOf({ id, severity, summary, page }: RuleText): ReportingDescriptor {
  const why = whyOf(page);
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why === '' ? summary : why },
    ...(page !== '' && { help: { text: why === '' ? summary : why, markdown: standalone(inBrief(page, id)) } }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [id.split('/')[0] ?? id] },
  };
}

interface Known {
  readonly fingerprint: string;
  /** Where its rule stands in the list. */
  readonly index: number | undefined;
}

function resultOf(finding: Finding, { fingerprint, index }: Known): Result {
  const { rule, severity, message, hint, claim, target, fix, related = [] } = finding;
  return {
    ruleId: rule,
    ...(index !== undefined && { ruleIndex: index }),
    level: LEVELS[severity],
    message: { text: [message, ...(hint === undefined ? [] : [hint])].map(plain).join('\n\n') },
    locations: [{ physicalLocation: locationOf(finding) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, at) => ({
        id: at + 1,
        message: { text: plain(place.message) },
        physicalLocation: locationOf(place),
      })),
    }),
    partialFingerprints: { [FINGERPRINT]: fingerprint },
    // The standard wants the list at all results or at none (3.27.23).
    suppressions: suppressionsOf(finding),
    ...(fix && { fixes: [fixOf(fix)] }),
    ...((claim !== undefined || target !== undefined) && { properties: { claim, target } }),
  };
}

/** Text that is quoted markdown must not become one of the links that messages may hold (3.11.6). */
function plain(text: string): string {
  return visible(text).replace(/\[(?=[^\]]*\]\()/g, '\\[');
}

function suppressionsOf({ suppressed, reason }: Finding): Suppression[] {
  if (suppressed === undefined) return [];
  const kind = suppressed === 'baseline' ? 'external' : 'inSource';
  return [{ kind, justification: plain(reason ?? `Suppressed by ${suppressed}.`) }];
}

/** Without a region it is the file as a whole (3.29.4). */
function locationOf({ file, line, column }: Pick<RelatedPlace, 'file' | 'line' | 'column'>): PhysicalLocation {
  const start = {
    ...(line !== undefined && { startLine: line }),
    ...(column !== undefined && { startColumn: column }),
  };
  return { artifactLocation: artifactOf(file), ...(line !== undefined && { region: start }) };
}

function artifactOf(file: string) {
  return { uri: file.split('/').map(uriSegment).join('/'), uriBaseId: ROOT };
}

/** A name as a part of a URI. A half character, which no URI can hold, becomes the sign for one. */
function uriSegment(name: string): string {
  return encodeURIComponent(name.replace(/\p{Cs}/gu, '\uFFFD'));
}

function fixOf({ title, isSafe, edits }: Fix): SarifFix {
  return {
    description: { text: plain(title) },
    artifactChanges: [...byFile(edits)].map(([file, each]) => ({
      artifactLocation: artifactOf(file),
      replacements: each.map(replacementOf),
    })),
    properties: { isSafe },
  };
}

function replacementOf({ line, column, before, after }: TextEdit) {
  return {
    deletedRegion: { startLine: line, startColumn: column, endColumn: column + before.length },
    insertedContent: { text: after },
  };
}

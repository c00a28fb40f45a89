import { expect, test } from 'vitest';
import { renderJunit } from '../../src/report/junit.ts';
import { CLEAN, FINDINGS, PLAIN, REPORT, VERBOSE } from './findings.ts';
import { parseXml, type Element } from './xml.ts';

/**
 * What the schema of Jenkins allows in each element that is written here, and what it demands, by
 * https://github.com/jenkinsci/xunit-plugin/blob/ae25da5089d4f94ac6c4669bf736e4d416cc4665/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
const KINDS: Readonly<
  Record<string, { readonly children: string; readonly attributes: string; readonly required: string }>
> = {
  testsuites: { children: 'testsuite', attributes: 'name time tests failures errors', required: '' },
  testsuite: {
    children: 'testsuite properties testcase system-out system-err',
    attributes: 'name tests failures errors group time skipped timestamp hostname id package file log url version',
    required: 'name tests failures errors',
  },
  testcase: {
    children: 'skipped error failure rerunFailure rerunError flakyFailure flakyError system-out system-err',
    attributes: 'name time classname group',
    required: 'name',
  },
  failure: { children: '', attributes: 'type message', required: '' },
  skipped: { children: '', attributes: 'type message', required: '' },
  'system-out': { children: '', attributes: '', required: '' },
};

function mistakes(element: Element): readonly string[] {
  const kind = KINDS[element.name];
  if (!kind) return [`unknown element ${element.name}`];
  const counts = ['tests', 'failures', 'skipped'] as const;
  const counted = {
    tests: all(element, 'testcase'),
    failures: all(element, 'failure'),
    skipped: all(element, 'skipped'),
  };
  return [
    ...Object.keys(element.attributes)
      .filter((name) => !kind.attributes.split(' ').includes(name))
      .map((name) => `${name} of ${element.name}`),
    ...kind.required
      .split(' ')
      .filter((name) => name !== '' && !Object.hasOwn(element.attributes, name))
      .map((name) => `no ${name} of ${element.name}`),
    ...counts
      .filter(
        (name) => Object.hasOwn(element.attributes, name) && Number(element.attributes[name]) !== counted[name].length,
      )
      .map((name) => `${name} of ${element.name}`),
    ...element.children
      .filter(({ name }) => !kind.children.split(' ').includes(name))
      .map(({ name }) => `${name} in ${element.name}`),
    ...element.children.flatMap(mistakes),
  ];
}

function all(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

test('is JUnit XML, with findings and without', () => {
  for (const report of [REPORT, CLEAN])
    for (const options of [PLAIN, VERBOSE, { ...PLAIN, failsOnWarnings: true }])
      expect(mistakes(parseXml(renderJunit(report, options)))).toEqual([]);
});

test('has a suite for each file and a case for each finding, which says all of it', () => {
  const root = parseXml(renderJunit(REPORT, VERBOSE));
  expect(root.children.map(({ attributes }) => attributes['name'])).toEqual([
    ...new Set(FINDINGS.map(({ file }) => file)),
  ]);
  const cases = all(root, 'testcase');
  expect(cases.map(({ attributes }) => attributes['name'])).toEqual(
    FINDINGS.map(({ rule, line, column }) => `${rule} at ${line}:${column}`),
  );
  expect(all(cases[1]!, 'failure')[0]?.text).toBe(
    [
      'context/guides/a.md:3:6',
      '`src/old.ts` leads to no file or folder.',
      'src/new.ts:1:1 It stands here since 1a2b3c4 (2026-03-01).',
      'context/decisions/0002 größer.md:12:4 Decided [here](x.md).',
      'src/gone.ts Commit 1a2b3c4 removed it from here.',
      '→ It was renamed to `src/new.ts`.',
    ].join('\n'),
  );
});

test('fails what fails the run: errors, and warnings where there are too many; what is suppressed is skipped', () => {
  const kinds = (failsOnWarnings: boolean) =>
    all(parseXml(renderJunit(REPORT, { ...PLAIN, failsOnWarnings })), 'testcase').map(
      ({ children }) => children[0]?.name,
    );
  expect(kinds(false)).toEqual(['failure', 'failure', 'failure', 'system-out', 'skipped', 'failure', 'failure']);
  expect(kinds(true)).toEqual(['failure', 'failure', 'failure', 'failure', 'skipped', 'failure', 'failure']);
});

test('gives two findings at one place names of their own', () => {
  const twice = [FINDINGS[0]!, { ...FINDINGS[0]!, claim: 'src/b.ts', target: 'src/b.ts' }, FINDINGS[1]!];
  const cases = all(parseXml(renderJunit({ findings: twice }, PLAIN)), 'testcase');
  expect(cases.map(({ attributes }) => attributes['name'])).toEqual([
    'stale/path at 1:3',
    'stale/path at 1:3 (2)',
    'stale/path at 3:6',
  ]);
});

test('has one case that passes when there is nothing to say', () => {
  const root = parseXml(renderJunit(CLEAN, PLAIN));
  expect(root.attributes).toMatchObject({ tests: '1', failures: '0' });
  expect(all(root, 'testcase')).toMatchObject([{ attributes: { name: 'no findings' }, children: [] }]);
});

test('drops what XML cannot hold', () => {
  const finding = { ...FINDINGS[0]!, file: 'a\u0000\ud800\uffff\t.md', message: 'x \u0008\udfff]]>' };
  const root = parseXml(renderJunit({ findings: [finding] }, PLAIN));
  expect(root.children[0]?.attributes['name']).toBe('a\t.md');
  expect(all(root, 'failure')[0]?.attributes['message']).toBe('x  ]]>');
});

import { expect, test } from 'vitest';
import { renderJunit } from '../../src/report/junit.ts';
import { CLEAN, FINDINGS, PLAIN, REPORT, VERBOSE } from './findings.ts';
import { parseXml, type Element } from './xml.ts';

/** What the dialects of Jenkins (junit-10.xsd), GitLab and Azure have in common. */
const KINDS: Readonly<
  Record<string, { readonly children: readonly string[]; readonly attributes: readonly string[] }>
> = {
  testsuites: { children: ['testsuite'], attributes: ['name', 'tests', 'failures', 'errors', 'skipped', 'time'] },
  testsuite: { children: ['testcase'], attributes: ['name', 'tests', 'failures', 'errors', 'skipped', 'time'] },
  testcase: { children: ['failure', 'skipped', 'system-out'], attributes: ['name', 'classname', 'time'] },
  failure: { children: [], attributes: ['type', 'message'] },
  skipped: { children: [], attributes: ['message'] },
  'system-out': { children: [], attributes: [] },
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
    ...(Object.keys(element.attributes).join() === kind.attributes.join() ? [] : [`attributes of ${element.name}`]),
    ...counts
      .filter((name) => kind.attributes.includes(name) && Number(element.attributes[name]) !== counted[name].length)
      .map((name) => `${name} of ${element.name}`),
    ...element.children
      .filter(({ name }) => !kind.children.includes(name))
      .map(({ name }) => `${name} in ${element.name}`),
    ...element.children.flatMap(mistakes),
  ];
}

function all(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

test('is JUnit XML, with findings and without', () => {
  for (const report of [REPORT, CLEAN])
    for (const options of [PLAIN, VERBOSE, { ...PLAIN, isStrict: true }])
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

test('fails what fails the run: errors, and warnings in a strict one; what is suppressed is skipped', () => {
  const kinds = (isStrict: boolean) =>
    all(parseXml(renderJunit(REPORT, { ...PLAIN, isStrict })), 'testcase').map(({ children }) => children[0]?.name);
  expect(kinds(false)).toEqual(['failure', 'failure', 'failure', 'system-out', 'skipped', 'failure', 'failure']);
  expect(kinds(true)).toEqual(['failure', 'failure', 'failure', 'failure', 'skipped', 'failure', 'failure']);
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

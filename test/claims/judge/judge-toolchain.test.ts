import { describe, expect, test } from 'vitest';
import { findWordClaims } from '../../../src/claims/find/find-words.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { parseBody } from '../../../src/sources/markdown.ts';
import { guide, worldOf } from '../world.ts';

/** What is said of the versions of texts, in a repository for Node 22, by a lock that knew `locked` to be for Node 20. */
function told(texts: Readonly<Record<string, string>>, locked?: string): readonly (string | undefined)[] {
  const world = worldOf(guide(''), {});
  const project = { ...world.facts.project, nodeStatements: [{ range: '>=22.13.0', evidence: 'package.json' }] };
  const claims = Object.entries(texts).flatMap(([file, text]) =>
    findWordClaims({ file, body: parseBody(file, text, 1).value }),
  );
  const known = locked === undefined ? [] : [{ file: 'CLAUDE.md', claim: locked, target: 'toolchain:node@20+' }];
  return judgeClaims(claims, {
    ...world,
    facts: { ...world.facts, project },
    lock: { outputs: [], claims: known },
  }).flatMap(({ truth, related = [] }) => [truth, ...related.map(({ message }) => message)]);
}

describe('a version behind a bold label', () => {
  test.each(['**Node**: >=20.19.0', '**Node:** >=20.19.0', 'Node: >=20.19.0'])(
    'is quoted without the marks of the label: %s',
    (written) => {
      // A lock knows the text as it is written, so that those of today go on holding.
      const locked = written.replace(/^\*\*/, '');
      expect(told({ 'CLAUDE.md': `- ${written}\n` }, locked)).toEqual([
        '`Node: >=20.19.0` was right when the lock was written; package.json says `>=22.13.0`.',
      ]);
    },
  );

  test('is quoted so beside a text that contradicts it, too', () => {
    expect(told({ 'AGENTS.md': '- **Node:** 18\n', 'CLAUDE.md': '- **Node**: 22\n' })).toEqual([
      '`Node: 18` contradicts `CLAUDE.md`, which says `Node: 22`; package.json says `>=22.13.0`.',
      'Here it is `Node: 22`.',
      undefined,
    ]);
  });
});

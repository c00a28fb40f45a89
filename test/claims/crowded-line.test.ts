/** A line may hold thousands of claims: what is asked of the line is asked once. */
import { expect, test } from 'vitest';
import { findClaims } from '../../src/claims/find/find.ts';
import { judgeClaims } from '../../src/claims/judge/judge.ts';
import { guide, worldOf } from './world.ts';

test('thousands of paths in code on one line are judged in time', () => {
  const spans = Array.from({ length: 1_000 }, (_, index) => `\`src/x${index}.ts\` ${'and plain words '.repeat(30)}`);
  const text = spans.join('');
  const note = guide(text);
  const world = { ...worldOf(note, { files: { 'src/a.ts': '' } }), texts: new Map([[note.note.file, text]]) };
  const claims = findClaims(note);
  expect(claims).toHaveLength(1_000);
  const started = process.cpuUsage().user;
  judgeClaims(claims, world);
  // Work that grows with the length of the line for each path on it takes ten seconds, this a tenth of one.
  expect(process.cpuUsage().user - started).toBeLessThan(4_000_000);
});

test('a line that speaks of names says nothing of the paths on the next one', () => {
  const text = 'Never write `src/my-file.ts` so.\nSee `src/my-file.ts`.';
  const note = guide(text);
  const world = { ...worldOf(note, { files: { 'src/myFile.ts': '' } }), texts: new Map([[note.note.file, text]]) };
  expect(judgeClaims(findClaims(note), world).map(({ verdict }) => verdict)).toEqual(['undecided', 'dead']);
});

/** Whose a member is stands in a stamp beside its fingerprint, which two notes share that were reviewed on different days. */
import { expect, it } from 'vitest';
import { reviewedClaims } from '../../../src/compile.ts';
import { formatLock } from '../../../src/lock.ts';
import { built, compiled, type Files } from '../../project.ts';

const LOCK = 'context/lintel.lock';
const LINK = '[Store.put](../../src/store.ts#Store.put)';
const OF_INSTANCES = 'export class Store { put(key: string): void {} }\n';
const OF_CLASS = OF_INSTANCES.replace('put', 'static put');

const FILES: Files = {
  'context/guides/a.md': `Read ${LINK}.\n`,
  'context/guides/b.md': `Write with ${LINK}.\n`,
  'src/store.ts': OF_INSTANCES,
};

const unreviewed = (files: Files): readonly string[] => compiled(files).unreviewed.map(({ file }) => file);

it('is settled for the note that was reviewed, and for no other', () => {
  const changed = { ...built(FILES), 'src/store.ts': OF_CLASS };
  expect(unreviewed(changed)).toEqual(['context/guides/a.md', 'context/guides/b.md']);
  const compilation = compiled(changed);
  const claims = reviewedClaims(compilation, (file) => file === 'context/guides/a.md');
  const half = { ...changed, [LOCK]: formatLock({ ...compilation.lock, claims }) };
  expect(unreviewed(half)).toEqual(['context/guides/b.md']);
  expect(unreviewed(built(half))).toEqual(['context/guides/b.md']);
});

it('is read from the text of a lock that has no mark for it', () => {
  const stamped = built({ ...FILES, 'src/store.ts': OF_CLASS });
  expect(stamped[LOCK]).toContain(':static-');
  const before = { ...stamped, [LOCK]: stamped[LOCK]?.replaceAll(':static-', ':') ?? '' };
  expect(unreviewed(before)).toEqual([]);
  expect(unreviewed({ ...before, 'src/store.ts': OF_INSTANCES })).toHaveLength(2);
});

it('is kept of a method in an object as well, which a class has by its name', () => {
  const ofObject = 'export const Store = { put(key: string): void {} };\n';
  const stamped = built({ ...FILES, 'src/store.ts': ofObject });
  expect(stamped[LOCK]).toContain(':object-');
  expect(unreviewed({ ...stamped, 'src/store.ts': OF_CLASS })).toEqual([]);
  // A lock of before cannot tell it from the method of an instance, and is as good as new for what did not change.
  const before = { ...stamped, [LOCK]: stamped[LOCK]?.replaceAll(':object-', ':') ?? '' };
  expect(unreviewed(before)).toEqual([]);
  expect(unreviewed({ ...before, 'src/store.ts': OF_CLASS })).toHaveLength(2);
});

it('tells a property of instances that is static now', () => {
  const stamped = built({ ...FILES, 'src/store.ts': 'export class Store { put: number; }\n' });
  expect(unreviewed({ ...stamped, 'src/store.ts': 'export class Store { static put: number; }\n' })).toHaveLength(2);
});

import { describe, expect, test } from 'vitest';
import { dead } from '../past-world.ts';

describe('a path with a slash in front whose first folder is gone', () => {
  const now = ['src/a.ts'];

  test('counts from the root where the text names a file that stands in the same way', () => {
    const gone = ['lib/run.js', 'site/page.html', 'dist/app.js'];
    expect(dead('Start in `/src/a.ts`; `/lib/run.js` runs it.', { was: gone, now })).toEqual(['/lib/run.js']);
    expect(dead('The site loads `/lib/run.js`.', { was: gone, now })).toEqual([]);
    expect(dead('`/src/b.ts` and `/lib/run.js`', { was: gone, now })).toEqual([]);
    const ignored = 'dist\n';
    expect(dead('`/src/a.ts`, `/dist/app.js` and `/site/page.html`', { was: gone, now, ignored })).toEqual([]);
  });
});

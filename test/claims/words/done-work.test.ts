/** Below a heading on what was done a text tells of its day, and below one on what is to be done of today. */
import { expect, test } from 'vitest';
import { claimed } from '../claimed.ts';

const PATH = /compat\.ts/;

const LINE = '- `src/compat.ts` was split by kind';

test.each(['## Done', '### 已完成 ✅', '## ✅ Completed tasks', '## 3. Finished', '### Completed (3)'])(
  '%s tells what was',
  (heading) => {
    expect(claimed(`${heading}\n\n${LINE}\n`, PATH)).toEqual([]);
  },
);

test.each(['## Definition of done', '## When done', '## Donation', '## Done well'])('%s does not', (heading) => {
  expect(claimed(`${heading}\n\n${LINE.replace('was', 'is')}\n`, PATH)).toEqual(['src/compat.ts']);
});

/** Members of classes of JavaScript that the lock has seen: when their absence is told, and what JavaScript may add unseen. */
import { describe, expect, test } from 'vitest';
import { judge } from '../world.ts';

const locked = [{ claim: 'DateRange.hasDay()', target: 'src/range.js#DateRange.hasDay', stamps: [] }];
const RENAMED = 'export class DateRange { includesDay(day) { return day > 0; } lastDay() {} }\n';
const CONSTRUCTOR = 'constructor(from, to) { this.from = from; this.to = to; this.lastDay = this.lastDay.bind(this); }';

type Files = Readonly<Record<string, string>>;

function told(files: Files, known = locked): readonly (string | undefined)[] {
  return judge('Ask `DateRange.hasDay()`.', { files, locked: known }).map(({ verdict, truth }) => truth ?? verdict);
}

const GONE =
  'The class `DateRange` in `src/range.js` has no public member `hasDay`. It had one when the lock was written.';

describe('a member of a class of JavaScript that the lock has seen', () => {
  test.each([
    ['was renamed', RENAMED],
    ['was removed', 'export class DateRange {}\n'],
    ['was removed beside a constructor that sets others', `export class DateRange { ${CONSTRUCTOR} lastDay() {} }\n`],
    ['was removed from an export of CommonJS', 'class DateRange { lastDay() {} }\nmodule.exports = { DateRange };\n'],
    ['was removed from a class that makes parts', 'export class DateRange { lastDay() { return this; } }\n'],
    [
      'was removed where remarks say this',
      '// Of this, this and (this one).\nexport class DateRange { /** For this: */ a() {} }\n',
    ],
    [
      'was removed from a class that extends one that is known',
      'class Span {}\nexport { Span };\nexport class DateRange extends Span {}\n',
    ],
  ])('is gone once it %s', (_, code) => {
    expect(told({ 'src/range.js': code })).toEqual([GONE]);
  });

  test('is not public once the class hides it', () => {
    expect(told({ 'src/range.js': 'export class DateRange { #hasDay() {} }\n' })).toEqual([
      'The class `DateRange` in `src/range.js` has no public member `hasDay`. It has one that is not public any more.',
    ]);
  });

  test('is not public once a class of TypeScript protects it, which is not private', () => {
    const target = 'src/range.ts#DateRange.hasDay';
    const code = { 'src/range.ts': 'export class DateRange { protected hasDay(): boolean { return true; } }\n' };
    const [judged] = judge('Ask `DateRange.hasDay()`.', {
      files: code,
      locked: [{ claim: 'DateRange.hasDay()', target, stamps: [] }],
    });
    expect(judged?.truth).toBe(
      'The class `DateRange` in `src/range.ts` has no public member `hasDay`. It has one that is not public any more.',
    );
  });

  test('is not told of where the lock never had it', () => {
    expect(told({ 'src/range.js': RENAMED }, [])).toEqual(['undecided']);
  });

  test.each([
    ['the constructor sets it', 'export class DateRange { constructor() { this.hasDay = () => true; } }\n'],
    ['a method sets it', 'export class DateRange { open(o) { ({ h: this.hasDay } = o); } }\n'],
    ['the constructor assigns to this', 'export class DateRange { constructor(o) { Object.assign(this, o); } }\n'],
    ['a method hands this out', 'export class DateRange { open() { mixin(this, DAYS); } }\n'],
    ['a mixin is called on this', 'export class DateRange { open() { withDays.call(this); } }\n'],
    ['this has another name', 'export class DateRange { open(k) {\n const self = this\n self[k] = 1;\n } }\n'],
    ['this is spread', 'export class DateRange { open() { return { ...this }; } }\n'],
    ['this gets a member by key', 'export class DateRange { open(k) { this[k] = 1; } }\n'],
    ['its prototype is written to', `${RENAMED}DateRange.prototype[name] = () => true;\n`],
    ['a member is put on the class', `${RENAMED}DateRange.hasDay = () => true;\n`],
    ['it is handed to a function', 'class DateRange {}\nexport { DateRange };\nexport const All = mixin(DateRange);\n'],
    [
      'it is a part of what is handed over',
      'class DateRange {}\nmodule.exports = { DateRange };\nuse([1, DateRange]);\n',
    ],
    ['it is handed over behind others', 'export class DateRange {}\nexport const All = mixin(days(), DateRange, 1);\n'],
    ['it extends what is not in the tree', "import { Span } from 'spans';\nexport class DateRange extends Span {}\n"],
    ['it extends what a function makes', 'export class DateRange extends mixed(Object) {}\n'],
    ['it has a name that is computed', 'export class DateRange { [name]() {} }\n'],
    ['it has a decorator', '@withDays\nexport class DateRange {}\n'],
    ['its remarks mix another in', '/** @mixes Days */\nexport class DateRange {}\n'],
    ['its file cannot be read', 'export class DateRange { a( }\n'],
  ])('is left alone where %s', (_, code) => {
    expect(told({ 'src/range.js': code })).toEqual(['undecided']);
  });

  test.each([
    ['assigns to it', "import { DateRange } from './range.js';\nObject.assign(DateRange.prototype, days);\n"],
    ['puts a member on it', "import { DateRange } from './range.js';\nDateRange.hasDay = 1;\n"],
    ['declares one of that name', 'export function hasDay() {}\n'],
    ['keeps one of that name', 'const hasDay = () => true;\nuse(hasDay);\n'],
    ['has a class with one', 'export class Month { hasDay() {} }\n'],
  ])('is left alone where another file %s', (_, code) => {
    expect(told({ 'src/range.js': RENAMED, 'src/other.js': code })).toEqual(['undecided']);
  });

  test('is left alone where a base sets it, or may have any', () => {
    const extended = "import { Span } from './span.js';\nexport class DateRange extends Span {}\n";
    for (const base of [
      'export class Span { constructor() { this.hasDay = 1; } }\n',
      'export class Span { constructor(o) { Object.assign(this, o); } }\n',
    ])
      expect(told({ 'src/range.js': extended, 'src/span.js': base })).toEqual(['undecided']);
  });
});

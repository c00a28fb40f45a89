/** What is named in the stead of a script that is not there, and what is no more than called a little like it. */
import { describe, expect, it, test } from 'vitest';
import { taskHint } from '../../../src/claims/world/task-hint.ts';

const MANY = ['a:one', 'b:two', 'c:three', 'd:four', 'e:five', 'f:six'];

describe('the hint for a script that is not there', () => {
  test.each([
    ['tset', 'test'],
    ['buil', 'build'],
    ['typecheck', 'type-check'],
    ['test-unit', 'test:unit'],
    ['releese:notes', 'release:notes'],
    ['ci:vaildate', 'ci:validate'],
  ])('names what `%s` was probably meant to be', (name, known) => {
    expect(taskHint(name, [...MANY, known])).toEqual({ hint: `Nearest: \`${known}\`.` });
  });

  test.each([
    ['data:validate', 'ci:validate'],
    ['db:pull:api', 'db:push:api'],
    ['start:ui', 'start:api'],
    ['build:prod:with-data', 'build:prod'],
    ['dev:up', 'dev:ui'],
    ['lint:css', 'lint:js'],
  ])('says nothing of another task: `%s` is not `%s`', (name, known) => {
    expect(taskHint(name, [...MANY, known])).toEqual({});
  });

  it('names those that hold a single word, and all where they are few', () => {
    expect(taskHint('unit', [...MANY, 'test:unit'])).toEqual({ hint: 'Nearest: `test:unit`.' });
    expect(taskHint('data:validate', ['ci:validate'])).toEqual({ hint: 'There is only `ci:validate`.' });
  });

  it('names of many those of the same word, where there are some of it and not all are', () => {
    const tests = ['test', 'test:coverage', 'test:watch'];
    expect(taskHint('test:ui', [...MANY, ...tests])).toEqual({
      hint: 'There are `test`, `test:coverage`, `test:watch` and 6 others.',
    });
    const crowd = ['test:a', 'test:b', 'test:c', 'test:d', 'test:e', 'test:f'];
    expect(taskHint('test:ui', [...MANY, ...crowd])).toEqual({});
    expect(taskHint('test:ui', crowd.slice(1))).toEqual({ hint: expect.stringMatching(/^There are .* `test:f`\.$/) });
  });
});

/** What `turbo` is asked for in commands, and what only looks like a task. */
import { expect, test } from 'vitest';
import { turboCall } from '../../../src/claims/shell/turbo.ts';

const tasks = (command: string) => turboCall(command.split(' '))?.tasks;

test.each([
  ['turbo run build --dry json', ['build']],
  ['turbo run build --summarize true lint', ['build', 'lint']],
  ['turbo run build --force', ['build']],
  ['turbo run proxy', []],
  ['turbo run build --cwd web', undefined],
  ['turbo get-mfe-port', undefined],
])('the tasks of `%s`', (command, expected) => {
  expect(tasks(command)).toEqual(expected);
});

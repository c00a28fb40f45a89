import { describe, expect, it } from 'vitest';
import { declaresName } from '../../../src/claims/world/local-name.ts';

describe('a name that a text of code declares at any depth', () => {
  it.each([
    ['a handler of a component', 'function A() {\n  const save = () => {};\n}'],
    ['a function in a function', 'function A() { async function* save() {} }'],
    ['a state of a hook', 'const [open, save] = useState(false);'],
    ['a pattern', 'const { a, b: save = 1 } = take();'],
    ['a second name of one keyword', 'let a = 1,\n  save = 2;'],
    ['a method', 'const a = {\n  async save(a: A): Promise<void> {\n  },\n};'],
    ['a method without keywords', 'const a = { b() {}, save<T>(a: T) { } };'],
    ['a property', "const a = { 'save': () => {} };"],
    ['an assigned property', 'registry.save = () => {};'],
    ['a class in a function', 'function A() { class save {} }'],
    ['a type that is added to the globals', 'declare global { interface save { a: string } }'],
    ['a region', '// #region save\nconst a = 1;\n// #endregion'],
  ])('is found as %s', (_, code) => {
    expect(declaresName(code, 'save')).toBe(true);
  });

  it.each([
    ['is called', 'save();\nawait store.save(1);'],
    ['is imported', "import { save } from './save';\nsave();"],
    ['is compared', 'if (mode === save || a.save == 1) go();'],
    ['is part of another', 'const saveAll = 1; function unsave() {}'],
    ['is spoken of', '/**\n * const save = 1 was here.\n */\n// function save() {}\nexport const a = 1;'],
  ])('is not found where it %s', (_, code) => {
    expect(declaresName(code, 'save')).toBe(false);
  });

  it('may have signs of its own', () => {
    expect(declaresName('function A() { const $save$ = 1; }', '$save$')).toBe(true);
    expect(declaresName('function A() { const save = 1; }', '$save')).toBe(false);
  });
});

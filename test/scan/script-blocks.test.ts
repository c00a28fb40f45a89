import { describe, expect, test } from 'vitest';
import { lookupSymbol, tableOf } from '../../src/scan/lookup.ts';
import { scanFile } from '../../src/scan/file.ts';
import { linked } from './repo.ts';

const imports = (path: string, text: string): readonly string[] =>
  scanFile(path, text).imports.map(({ line, form, specifier }) => `${line} ${form} ${specifier}`);

/** `line kind name` of each export. */
const exports = (path: string, text: string): readonly string[] =>
  scanFile(path, text).exports.map(({ line, kind, name }) => `${line} ${kind} ${name}`);

describe('Vue components', () => {
  const text = `<template>
  <!-- <script>import './comment'</script> -->
  <Child v-if="a > b" />
</template>

<script lang="ts">
/** Shows a price. */
export default { name: 'Price' };
export const currency: string = 'EUR';
export { format } from './format';
</script>

<script setup lang="ts" generic="T extends Record<string, unknown>">
import Child from './Child.vue';
import type { Item } from './items';
export interface Props { item: Item }
const load = () => import('./late');
</script>

<style lang="scss">@import './x.scss';</style>
`;

  test('have the imports of all their scripts, at their own lines', () => {
    expect(imports('src/Price.vue', text)).toEqual([
      '10 reexport ./format',
      '14 static ./Child.vue',
      '15 type ./items',
      '17 dynamic ./late',
    ]);
  });

  test('export themselves, what the plain script exports, and types of the setup script', () => {
    expect(exports('src/Price.vue', text)).toEqual(['9 const currency', '16 interface Props', '8 unknown default']);
    expect(scanFile('src/Price.vue', text).exports.at(-1)).toMatchObject({
      local: 'Price',
      signature: 'component Price',
      doc: 'Shows a price.',
      hasMoreMembers: true,
    });
    expect(scanFile('src/Price.vue', text).locals).toEqual(['load']);
  });

  test('name scripts that stand in files of their own', () => {
    expect(imports('a.vue', '<template />\n<script src="./logic.ts" lang="ts"></script>')).toEqual([
      '2 static ./logic.ts',
    ]);
    expect(imports('a.vue', "<script src='./logic.js' />\n<script setup>import './b'</script>")).toEqual([
      '1 static ./logic.js',
      '2 static ./b',
    ]);
  });

  test('may hold JSX, and scripts that are no code', () => {
    const jsx = '<script lang="tsx">import a from "./a";\nexport const View = <T,>(p: T) => <a.B {...p} />;</script>';
    expect(scanFile('a.vue', jsx).syntaxError).toBeUndefined();
    expect(imports('a.vue', jsx)).toEqual(['1 static ./a']);
    const others = '<script type="application/ld+json">{ "a": 1 }</script><script lang="coffee">x = -> 1</script>';
    expect(scanFile('a.vue', others)).toMatchObject({ imports: [], exports: [{ name: 'default' }] });
    expect(scanFile('a.vue', others).syntaxError).toBeUndefined();
  });
});

describe('Svelte components', () => {
  const text = `<script context="module" lang="ts">
  import { base } from './base';
  export const prerender = true;
  export function preload(): void {}
</script>
<script lang="ts">
  import Child from './Child.svelte';
  export let size: number;
  export function reset(): void {}
  $: double = size * 2;
</script>
<p>{size}</p>`;

  test('export themselves and what the module script exports; exports of the instance are props', () => {
    expect(exports('src/Box.svelte', text)).toEqual(['3 const prerender', '4 function preload', '1 unknown default']);
    expect(scanFile('src/Box.svelte', text).exports.at(-1)?.members).toMatchObject([
      { name: 'size', kind: 'property', line: 8 },
      { name: 'reset', kind: 'method', line: 9 },
    ]);
    expect(imports('src/Box.svelte', text)).toEqual(['2 static ./base', '7 static ./Child.svelte']);
  });

  test('know the attribute of Svelte 5', () => {
    expect(exports('a.svelte', '<script module>export const a = 1;</script>')).toEqual([
      '1 const a',
      '1 unknown default',
    ]);
  });
});

describe('Astro components', () => {
  const text = `---
import Layout from '../Layout.astro';
export const prerender = false;
export interface Props { title: string }
const a = <string>Astro.props.title;
if (!a) return Astro.redirect('/');
---
<Layout>--- <b>{a}</b></Layout>
<script>
  import './client';
</script>`;

  test('export what their front matter exports; scripts for browsers only import', () => {
    expect(exports('src/pages/x.astro', text)).toEqual(['3 const prerender', '4 interface Props', '1 unknown default']);
    expect(imports('src/pages/x.astro', text)).toEqual(['2 static ../Layout.astro', '10 static ./client']);
    expect(scanFile('src/pages/x.astro', text).syntaxError).toBeUndefined();
  });

  test('may have no front matter', () => {
    expect(scanFile('a.astro', '<p>---</p>')).toMatchObject({ imports: [], exports: [{ name: 'default' }] });
  });
});

describe('components', () => {
  test.each([
    '',
    '<script',
    '<script>',
    '<script lang="ts>import 1',
    '<!--',
    '---',
    '<script></script',
    '</script>',
    '\0',
  ])('never throw on markup such as %j', (text) => {
    for (const path of ['a.vue', 'a.svelte', 'a.astro']) {
      expect(scanFile(path, text).exports.some(({ name }) => name === 'default')).toBe(true);
    }
  });

  test('may have several scripts on one line, and statements that no semicolon ends', () => {
    const body =
      '<body><script src="./a.js"></script><script>init()</script><script>import "./b"; start()</script></body>\n';
    for (const path of ['a.astro', 'a.svelte', 'a.vue']) {
      expect([path, scanFile(path, body).syntaxError]).toEqual([path, undefined]);
      expect(imports(path, body)).toEqual(['1 static ./b', '1 static ./a.js']);
    }
    const broken = '<script>one()</script><script>two(</script>';
    expect(scanFile('a.svelte', broken).syntaxError).toMatchObject({ line: 1, column: broken.indexOf('two(') + 5 });
  });

  test('report syntax errors at their own place, through a byte order mark and Windows line ends', () => {
    const text = '\uFEFF<template>\r\n</template>\r\n<script>\r\n  const a = ;\r\n</script>';
    expect(scanFile('a.vue', text).syntaxError).toMatchObject({ line: 4, column: 13 });
  });

  test('are found by importers, by name and as the default', () => {
    const { value } = linked(
      {
        'src/ui/index.ts': "export { default as Button } from './Button.vue';\nexport * from './Button.vue';",
        'src/ui/Button.vue': '<script>export const sizes = [1];</script>',
      },
      ['src/ui'],
    );
    expect(value.modules[0]?.surface.map(({ name, file }) => `${name} ${file}`)).toEqual([
      'Button src/ui/Button.vue',
      'sizes src/ui/Button.vue',
    ]);
    expect(value.unresolved).toEqual([]);
    expect(tableOf(value).find('src/ui/Button.vue', 'default')?.fact.local).toBe('Button');
  });

  test('prove the absence of nothing, as props and slots stand in no script', () => {
    const { value } = linked({ 'src/Button.vue': '<script setup>defineProps(["size"])</script>' });
    expect(lookupSymbol(value, 'src/Button.vue', 'size')).toMatchObject({ missing: 'export', isProven: false });
    expect(lookupSymbol(value, 'src/Button.vue', 'Button.size')).toMatchObject({ missing: 'member', isProven: false });
  });
});

describe('the template of a component', () => {
  test.each([
    ['a nested one', '<template><div><template #a><p/></template><script>import "./no.js"</script></div></template>'],
    ['one that closes itself', '<template src="./a.html" />'],
    ['none at all', ''],
  ])('holds no script of the component: %s', (_, template) => {
    const text = `${template}\n<script>\nimport './yes.js';\n</script>\n`;
    expect(imports('A.vue', text)).toEqual(['3 static ./yes.js']);
  });

  test('hides no script when it never ends', () => {
    const text = "<template>\n<div>\n<script>\nimport './yes.js';\n</script>\n";
    expect(imports('A.vue', text)).toEqual(['4 static ./yes.js']);
  });
});

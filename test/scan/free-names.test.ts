/** Which names of a file come from the global scope, as far as the file itself tells. */
import { describe, expect, it } from 'vitest';
import { freeNames } from '../../src/scan/free-names.ts';

function isFree(text: string, path = 'a.ts'): boolean {
  return freeNames(path, text, new Set(['openCart'])).has('openCart');
}

describe('a name', () => {
  it.each([
    'openCart();',
    'export const run = () => { openCart().then(go); };',
    'new openCart();',
    'openCart.now();',
    'window.openCart();',
    '(globalThis as any).openCart();',
    'declare const openCart: () => void;',
    'declare function openCart(): void;\nopenCart();',
  ])('is of the global scope in %s', (text) => {
    expect(isFree(text)).toBe(true);
  });

  it.each([
    '// openCart()',
    "export const name = 'openCart()';",
    'export const cart = { openCart: 1 };',
    'cart.openCart();',
    'function openCart() {}\nopenCart();',
    'export function run(openCart: () => void) { openCart(); }',
    'const { openCart } = cart;\nopenCart();',
    "import { openCart } from './cart';\nopenCart();",
    "import cart, * as openCart from './cart';\nopenCart.now();",
    "declare module './cart' { export function openCart(): void }",
    // What does not parse tells nothing for certain.
    'openCart( = ;',
  ])('is not in %s', (text) => {
    expect(isFree(text)).toBe(false);
  });

  it('is looked for in the scripts of pages and components alone', () => {
    expect(isFree('<p>openCart()</p><script>openCart();</script>', 'a.html')).toBe(true);
    expect(isFree('<p>openCart()</p><script setup>run();</script>', 'a.vue')).toBe(false);
  });
});

/**
 * How people call a library, and by which packages it enters a repository. It holds only libraries whose major is that of the
 * package, so React Native, which counts its releases behind a zero, is none of them.
 */

/** As people call it, in lower case → its name in the registry. */
export const LIBRARIES: ReadonlyMap<string, string> = new Map([
  ['angular', '@angular/core'],
  ['astro', 'astro'],
  ['chakra ui', '@chakra-ui/react'],
  ['electron', 'electron'],
  ['eslint', 'eslint'],
  // An SDK is named by the major of its package (docs.expo.dev/versions/latest).
  ['expo', 'expo'],
  ['expo sdk', 'expo'],
  ['express', 'express'],
  ['express.js', 'express'],
  ['fastify', 'fastify'],
  ['hono', 'hono'],
  ['jest', 'jest'],
  ['nestjs', '@nestjs/core'],
  ['next.js', 'next'],
  ['nextjs', 'next'],
  ['nuxt', 'nuxt'],
  ['nx', 'nx'],
  ['prettier', 'prettier'],
  ['prisma', 'prisma'],
  ['react', 'react'],
  ['react router', 'react-router'],
  ['react router dom', 'react-router'],
  ['rollup', 'rollup'],
  ['storybook', 'storybook'],
  ['svelte', 'svelte'],
  ['sveltekit', '@sveltejs/kit'],
  ['tailwind', 'tailwindcss'],
  ['tailwind css', 'tailwindcss'],
  ['tailwindcss', 'tailwindcss'],
  ['typescript', 'typescript'],
  ['vite', 'vite'],
  ['vitest', 'vitest'],
  ['vue', 'vue'],
  ['vue router', 'vue-router'],
  ['vue.js', 'vue'],
  ['vuetify', 'vuetify'],
  ['webpack', 'webpack'],
  ['zod', 'zod'],
  ['zustand', 'zustand'],
]);

/**
 * Other packages that carry the same library under the same major, alone or beside it. TypeScript 7 was first published as
 * `@typescript/native-preview` (devblogs.microsoft.com/typescript/typescript-native-port).
 */
const ALSO: ReadonlyMap<string, readonly string[]> = new Map([
  ['prisma', ['@prisma/client']],
  ['react-router', ['react-router-dom', '@react-router/dev', '@react-router/node', '@react-router/serve']],
  ['storybook', ['@storybook/react', '@storybook/react-vite', '@storybook/nextjs', '@storybook/vue3-vite']],
  ['tailwindcss', ['@tailwindcss/vite', '@tailwindcss/postcss', '@tailwindcss/cli', '@tailwindcss/browser']],
  ['typescript', ['@typescript/native-preview']],
  ['vite', ['rolldown-vite']],
]);

/** The packages by which a library may enter a repository, its own first. */
export function carriersOf(library: string): readonly string[] {
  return [library, ...(ALSO.get(library) ?? [])];
}

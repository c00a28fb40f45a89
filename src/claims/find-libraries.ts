/**
 * Majors of well-known libraries that a text states in items made of nothing else: "- **Framework**: Astro 5". In a sentence such
 * a number tells of the past, of what others may use, or of where something came from; there it is no claim.
 */
import type { Body } from '../model.ts';
import { isTakenBack } from './clause.ts';
import { headingsAbove } from './outline.ts';
import { readingOf } from './reading.ts';

/** A library with the major that a text gives it. */
export interface StatedLibrary {
  readonly index: number;
  /** As written: `Astro 5`. */
  readonly text: string;
  /** `dependency:astro 5`. */
  readonly target: string;
}

/** How people call a library → its name in the registry, where its major is that of the package. */
const LIBRARIES: ReadonlyMap<string, string> = new Map([
  ['angular', '@angular/core'],
  ['astro', 'astro'],
  ['electron', 'electron'],
  ['eslint', 'eslint'],
  ['express', 'express'],
  ['fastify', 'fastify'],
  ['hono', 'hono'],
  ['jest', 'jest'],
  ['nestjs', '@nestjs/core'],
  ['next.js', 'next'],
  ['nextjs', 'next'],
  ['nuxt', 'nuxt'],
  ['prettier', 'prettier'],
  ['prisma', 'prisma'],
  ['react', 'react'],
  ['react router', 'react-router'],
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
  ['vue.js', 'vue'],
  ['vuetify', 'vuetify'],
  ['webpack', 'webpack'],
  ['zod', 'zod'],
]);

const NAME = [...LIBRARIES.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replace('.', '\\.'))
  .join('|');

/** What such an item may call the place of the library in the repository. */
const LABEL =
  'frameworks?|web framework|ui framework|frontend|front-end|backend|back-end|ui|languages?|build|build tool|bundler|testing|tests|unit tests?|test runner|test framework|lint|linting|linter|formatting|formatter|styling|styles?|css|server|website|app|web|stack|tech stack|core|orm|validation|docs|documentation|desktop';

/** The whole item: a label, one library with its major, and what it comes with. Ranges, steps and lists of majors fit nowhere. */
const STATEMENT = new RegExp(
  String.raw`^\s*(?:[-*+]|\d+[.)])\s+[*_]*(?:(?:${LABEL})[*_]*:[*_]*\s+[*_]*)?(?<text>(?<name>${NAME})(?:[*_]*:[*_]*|\s+version:?)?\s+v?(?<major>\d+)(?:\.(?:\d+|x)){0,2})[*_]*` +
    String.raw`(?:\s*$|\s+(?:with|\+|&)\s+(?![^\n]*\d)\D*$|,\s+(?![^\n]*\d)\D*$|\s*\((?![^\n]*\d)[\w\s.,/&-]*\)\s*$)`,
  'i',
);

/** Headings under which libraries are those that others may use, or that were, or will be. */
const ELSEWHERE =
  /\b(?:compat\w*|support\w*|matrix|peers?|examples?|templates?|starters?|fixtures?|legacy|migrat\w*|upgrad\w*|consumers?|users?|generated|plugins?|old|older|versions? (?:of|for))\b/i;

/** The libraries that a text states, in its order. */
export function librariesIn(body: Body): readonly StatedLibrary[] {
  const { blocks } = readingOf(body);
  return blocks.flatMap(({ start, end, lead }): readonly StatedLibrary[] => {
    if (end - start > MAX_ITEM) return [];
    const { text, name = '', major = '' } = STATEMENT.exec(body.text.slice(start, end))?.groups ?? {};
    const library = LIBRARIES.get(name.toLowerCase());
    if (text === undefined || library === undefined || (lead !== undefined && ELSEWHERE.test(lead))) return [];
    const index = start + body.text.slice(start, end).indexOf(text);
    const span = { start: index, end: index + text.length };
    if (isTakenBack(body, span, 'command')) return [];
    // The title of a page names its subject.
    const isElsewhere = headingsAbove(body, index).some(({ text: words, depth }) => depth > 1 && ELSEWHERE.test(words));
    return isElsewhere ? [] : [{ index, text, target: `${LIBRARY}${library} ${major}` }];
  });
}

/** Longer ones are sentences. */
const MAX_ITEM = 160;

/** What marks the name of a library among those of tools. */
export const LIBRARY = 'dependency:';

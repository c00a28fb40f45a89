/** Which paths hold code that is scanned, and which of those are tests. Judges by name alone and loads no compiler. */

const CODE = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Installed by a package manager: code that nobody in this repository writes. */
const INSTALLED = /(?:^|\/)(?:node_modules|\.yarn|bower_components)\/|(?:^|\/)\.pnp\.[^/]*$/;

/** What minifiers call what they write. `array-min.js` may be a person's word for the smallest, so its text decides. */
const MINIFIED = /\.min\.[cm]?js$/;

const TEST_FILE = /\.(?:test|spec|test-d|spec-d|e2e|bench|cy)\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Folders that test runners and frameworks reserve for tests and what tests stand on. */
const TEST_FOLDER = /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|__snapshots__|tests?|e2e|fixtures)\//;

/** Files that hold scripts among markup and styles. */
const COMPONENT = /\.(vue|svelte|astro)$/;

/**
 * True for JavaScript and TypeScript files (`.d.ts` included) that people of this repository wrote, and for components
 * with scripts in them.
 */
export function isCodeFile(path: string): boolean {
  return (CODE.test(path) || COMPONENT.test(path)) && !INSTALLED.test(path) && !MINIFIED.test(path);
}

/** True for JavaScript that nobody installed and that is left out since its name says that it is minified. */
export function isMinifiedName(path: string): boolean {
  return MINIFIED.test(path) && !INSTALLED.test(path);
}

/** True for pages of a site, which may hold scripts. They are not scanned. */
export function isPage(path: string): boolean {
  return /\.html?$/.test(path);
}

/** The framework whose components a path holds; undefined for plain code. */
export function componentKind(path: string): 'vue' | 'svelte' | 'astro' | undefined {
  const extension = COMPONENT.exec(path)?.[1];
  return extension === 'vue' || extension === 'svelte' || extension === 'astro' ? extension : undefined;
}

/** True for files that declare and hold no code of their own. */
export function isDeclarationFile(path: string): boolean {
  return /\.d\.[cm]?ts$/.test(path);
}

/** True for tests, fixtures and mocks: code that is no part of any public face. */
export function isTestFile(path: string): boolean {
  return TEST_FILE.test(path) || TEST_FOLDER.test(path);
}

/** Tools whose configuration is code. Applications call files of their own `app.config.ts`, so the name has to be known. */
const TOOLS =
  'astro|babel|commitlint|cypress|docusaurus|drizzle|esbuild|eslint|jest|karma|knip|lint-staged|metro|next|nuxt|' +
  'oxlint|playwright|postcss|prettier|release|remix|rolldown|rollup|rsbuild|rspack|stylelint|svelte|tailwind|tsdown|' +
  'tsup|unbuild|uno|vite|vitest|webpack';
const TOOL_FILE = new RegExp(`^(?:\\..+|(?:${TOOLS})\\.(?:config|conf|setup|workspace)(?:\\..+)?)\\.[cm]?[jt]sx?$`);

/** True for the configuration of a tool: `vite.config.ts`, `.eslintrc.js`, `jest.setup.ts`. */
export function isConfigFile(path: string): boolean {
  return TOOL_FILE.test(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * All that a path says about how its text is read: `.ts`, `.d.mts`. Two files with the same text and the same answer here
 * have the same facts. TypeScript 5.0: `app.d.css.ts` is a declaration file too.
 */
export function languageOf(path: string): string {
  return /(?:\.d(?:\.[^./]+)?)?\.[^./]+$/.exec(path)?.[0] ?? '';
}

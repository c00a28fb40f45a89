/** The sentences by which people say which package manager a repository uses. Words alone: where they stand is asked elsewhere. */

/** Words near a manager: most texts are passed over by a look at them. */
const NEAR =
  /\bpackage manager\b|\b(?:use|uses|using|prefer|prefers)\s+[`*_]*(?:p?npm|yarn|bun)\b|\bis\s+a\s+[`*_]*(?:pnpm|yarn)\b/i;

/** Whether a sentence of a text may say which manager is used. */
export function speaksOfManagers(text: string): boolean {
  return NEAR.test(text);
}

const ANY = String.raw`(?:p?npm|yarn|bun)`;
const OTHER = String.raw`(?:Node(?:\.?js)?|${ANY})`;
const VERSION = String.raw`(?:(?:version )?v?\d+(?:\.(?:\d+|x))*)`;
const LINE = String.raw`(?:berry|classic|modern)`;

/** `Yarn 4 (Berry)`, `pnpm@10`, `Yarn (v1 classic)`, `yarn workspaces`. */
function named(names: string): string {
  return String.raw`(${names})(?:@[\d.]+| ${VERSION})?(?: ${LINE}| \((?:${VERSION}(?:,? ${LINE})?|${LINE}(?:,? ${VERSION})?)\))?(?: workspaces)?`;
}

const SUBJECT = String.raw`(?:(?:always|please|only) |(?:we|this (?:project|repo(?:sitory)?|monorepo|workspace|codebase)|the (?:project|repo(?:sitory)?|monorepo|workspace|codebase)) (?:always |only )?)?`;
const ROLE = String.raw`as (?:(?:the|our|its|a) )?(?:only )?package manager(?: and (?:runtime|test runner|task runner|script runner))?`;
const USE = String.raw`for (?:package management|dependency management|dependencies|managing (?:dependencies|packages)|installing (?:dependencies|packages)|all package management|everything)`;
const DEPENDENCIES = String.raw`to install (?:(?:all |the |our |its )?(?:dependencies|deps|packages))`;
/** "In this package" would be said of one of several, and "for the project" of one that a reader makes. */
const HERE = String.raw`(?:for|in|throughout|across) (?:this|our) (?:whole |entire )?(?:project|repo(?:sitory)?|monorepo|codebase)`;
const NOT = String.raw`(?:,? (?:not|never|instead of|rather than|over)) `;
const NOT_OTHERS = String.raw`(?:${NOT}${OTHER}(?:(?:,|/| or| and) ${OTHER})*)?`;
const NOT_MANAGERS = String.raw`${NOT}${ANY}(?:(?:,|/| or| and) ${ANY})*`;

/** Sentences that name the package manager and say nothing else, conditions and places least of all. */
const STATEMENTS: readonly RegExp[] = [
  `${SUBJECT}(?:use|uses|using) ${named('npm|pnpm|yarn')}(?: (?:${ROLE}|${USE}|${DEPENDENCIES}))?(?: ${HERE})?${NOT_OTHERS}`,
  // With npm anybody installs what is published, whatever its authors use.
  `${SUBJECT}(?:use|uses|using) ${named('pnpm|yarn')} to install${NOT_OTHERS}`,
  // A "npm monorepo" may be one of packages that npm has, and a "Bun monorepo" one of programs that Bun runs.
  String.raw`this(?: (?:project|repo(?:sitory)?|codebase))? is a ${named('pnpm|yarn')}(?: workspaces?(?: monorepo| repo(?:sitory)?)?| monorepo| repo(?:sitory)?)`,
  `${SUBJECT}(?:use|uses|using) ${named('bun')}(?: (?:${ROLE}|${USE})${NOT_OTHERS}|${NOT_MANAGERS})`,
  `${SUBJECT}prefers? ${named(ANY)} (?:over|to) ${ANY}(?:(?:,|/| or| and) ${ANY})*(?: ${USE})?`,
  String.raw`(?:the |our )?package manager(?: is|:| \|| -| –| —) ${named(ANY)}${NOT_OTHERS}`,
  `${named(ANY)} is used ${ROLE}${NOT_OTHERS}`,
  String.raw`${named(ANY)} is (?:the|our|its) (?:only )?package manager(?: (?:here|used here|in use|(?:of|for|in) this (?:project|repo(?:sitory)?|monorepo|workspace)))?${NOT_OTHERS}`,
].map((sentence) => new RegExp(`^${sentence}$`, 'i'));

/** Bun runs code as well: this may be meant of that, and is right where Bun is the manager. */
const OF_RUNTIME = new RegExp(`^${SUBJECT}(?:use|uses|using) ${named('bun')}$`, 'i');

/** The manager that a sentence in plain words states; `isOpen` where it may speak of the runtime of that name. */
export function statedManager(sentence: string): { readonly name: string; readonly isOpen: boolean } | undefined {
  for (const statement of STATEMENTS) {
    const [, name] = statement.exec(sentence) ?? [];
    if (name !== undefined) return { name, isOpen: false };
  }
  const [, name] = OF_RUNTIME.exec(sentence) ?? [];
  return name === undefined ? undefined : { name, isOpen: true };
}

/** Headings of sections for readers who chose a manager: "With yarn", "npm", "Bun users". */
export const ONE_OF_SEVERAL =
  /^(?:(?:option|method|variant) \w+:? )?(?:(?:with|using|via|for|if you use) )?[`*_]*(?:p?npm|yarn|bun)[`*_]*(?: (?:users?|projects?))?$/i;

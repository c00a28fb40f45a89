/** What the form of a specifier tells: whether it stays inside the package, and what it is called. Resolves nothing. */

/** Specifiers of files of the same package: relative, `imports` of its manifest, and the aliases that bundlers made common. */
const OWN = /^(?:[./#]|[@~]\/|\$lib\b)/;

/** Endings that a specifier may have or not for the same file. */
const ENDING = /(?:\/index(?=\.|$))?(?:(?:\.d)?\.[cm]?[jt]sx?|\.vue|\.svelte|\.astro)?$/;

/** True for a specifier that leads to another file of the same package, where a file may be moved without anybody's notice. */
export function isOwnSpecifier(specifier: string): boolean {
  return OWN.test(specifier);
}

/** A specifier without what may be left out of it. */
export function bareSpecifier(specifier: string): string {
  return specifier.replace(ENDING, '');
}

/** `user` for `./api/user`, `../user.js`, `@/user/index.ts` and `#user`; nothing for `..`. */
export function lastName(specifier: string): string {
  const path = bareSpecifier(specifier);
  return path.slice(path.lastIndexOf('/') + 1).replace(/^(?:\.+$|[#~])/, '');
}

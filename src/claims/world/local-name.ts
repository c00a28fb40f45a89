/**
 * Whether a text of code declares a name anywhere, however deep: a handler inside of a component, a method of an object. Facts know
 * the top level alone. It is looked for only where a link would else be called dead, so that one too many costs a finding, not a lie.
 */

/** Whether `code` declares `name`: by a keyword, in a pattern, as a property or method, or by assigning to it. */
export function declaresName(code: string, name: string): boolean {
  const word = name.replace(/[$]/g, '\\$&');
  const declared = new RegExp(FORMS.map((form) => form.replaceAll('NAME', `(?<![\\w$])${word}(?![\\w$])`)).join('|'));
  // Sites take parts of a file by the names of its regions.
  return declared.test(withoutRemarks(code)) || new RegExp(`#region[ \\t]+${word}(?![\\w$-])`).test(code);
}

const FORMS = [
  // `function* walk`, `namespace NodeJS`, `declare var __ACME__`, `static async run`
  '\\b(?:function|class|const|let|var|enum|interface|type|namespace|module|get|set|static|async|readonly|private|protected|public|override)\\b\\s*\\*?\\s*NAME',
  // `const { a, onSave: save } =`, `const [open, setOpen] =`, `let a = 1, b = 2`
  '\\b(?:const|let|var)\\s[^;=()]*NAME[^;=()]*=',
  '\\b(?:const|let|var)\\s[^;]*,\\s*NAME\\s*(?:[=:;,]|$)',
  // `onSave() {`, `onSave<T>(a: A): B {`
  '(?:^|[{},;*]|\\n)\\s*NAME\\s*(?:<[^;{}]*>)?\\([^;{}]*\\)\\s*(?::[^;={}]+)?\\{',
  // `onSave: …`, `'onSave': …`, `onSave = …`, `registry.onOpen = …`
  'NAME[\'"]?\\]?\\s*(?:\\?|!)?(?::(?!:)|=(?![=>]))',
];

/** Lines that are remarks as a whole speak of names. A remark behind code stays: `//` may as well be part of an address. */
function withoutRemarks(code: string): string {
  return code.replace(/^[ \t]*(?:\/\/|\/?\*(?!\w+\s*\()).*$/gm, '');
}

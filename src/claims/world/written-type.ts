/** Types as text: what stands outside of all brackets in them, and one form for what is written in several ways. */

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** The offset behind the bracket that closes the one at `start`; undefined where none does. */
export function closingEnd(text: string, start: number): number | undefined {
  const open: string[] = [];
  for (let at = start; at < text.length; at = nextToken(text, at)) {
    const character = text[at] ?? '';
    const closer = CLOSERS[character];
    if (closer !== undefined) open.push(closer);
    else if (')]}>'.includes(character) && !isArrow(text, at) && open.pop() !== character) return undefined;
    if (open.length === 0) return at + 1;
  }
  return undefined;
}

/** The parts of a text between those `separator`s that stand in no brackets and no string. */
export function outerParts(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length;) {
    const end = CLOSERS[text[at] ?? ''] === undefined ? undefined : closingEnd(text, at);
    if (end !== undefined) at = end;
    else if (text.startsWith(separator, at)) {
      parts.push(text.slice(from, at).trim());
      at += separator.length;
      from = at;
    } else at = nextToken(text, at);
  }
  return [...parts, text.slice(from).trim()];
}

/** `=>` closes nothing. */
function isArrow(text: string, at: number): boolean {
  return text[at] === '>' && text[at - 1] === '=';
}

const STRING = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`/y;

/** The next character, or what follows a string. */
function nextToken(text: string, at: number): number {
  STRING.lastIndex = at;
  return STRING.test(text) ? STRING.lastIndex : at + 1;
}

/** A type without the parentheses around all of it. */
export function bareTypeText(type: string): string {
  const text = type.trim();
  return text.startsWith('(') && closingEnd(text, 0) === text.length ? bareTypeText(text.slice(1, -1)) : text;
}

/** A type in one form: of arrays, quotes, parentheses, and of the order of what has none. */
export function plainType(type: string): string {
  const text = bareTypeText(type);
  // What binds loosest is taken apart first; functions and conditions stay as they are written.
  if (outerParts(text, '=>').length > 1 || outerParts(text, ' extends ').length > 1) return text;
  const union = outerParts(text, '|').filter((part) => part !== '');
  if (union.length > 1) return union.map(plainType).sort().join(' | ');
  const all = outerParts(text, '&');
  if (all.length > 1) return all.map(plainType).join(' & ');
  const quoted = /^'([^"'\\]*)'$/.exec(text);
  if (quoted) return `"${quoted[1]}"`;
  const [, readonly = '', element] = /^(readonly )?(.+)\[\]$/s.exec(text) ?? [];
  if (element !== undefined) return `${readonly ? 'Readonly' : ''}Array<${plainType(element)}>`;
  const [, name, taken] = /^([\w$.]+)<(.*)>$/s.exec(text) ?? [];
  if (name !== undefined && taken !== undefined) return `${name}<${outerParts(taken, ',').map(plainType).join(', ')}>`;
  return text.startsWith('{') && closingEnd(text, 0) === text.length ? plainMembers(text.slice(1, -1)) : text;
}

function plainMembers(text: string): string {
  const members = outerParts(text, ';').flatMap((part) => outerParts(part, ','));
  return `{ ${members
    .filter((member) => member !== '')
    .map((member) => {
      const [name = '', type, ...more] = outerParts(member, ':');
      return type === undefined || more.length > 0 ? member : `${name}: ${plainType(type)}`;
    })
    .sort()
    .join('; ')} }`;
}

/** True for a type that the language names with a word. */
export function isPrimitive(type: string): boolean {
  return /^(?:string|number|boolean|bigint|null|undefined|void|symbol|never)$/.test(type);
}

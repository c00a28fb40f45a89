/** A strict reader of the XML that reports are written in: no comments, no CDATA, no namespaces. Throws where a real parser would. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, references resolved. */
  readonly text: string;
}

/** The element that a document consists of. */
export function parseXml(document: string): Element {
  // oxlint-disable-next-line no-control-regex -- XML 1.0, production 2: what no document may hold
  const wrong = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.exec(document);
  if (wrong) throw new Error(`No character of XML at ${wrong.index}.`);
  const head = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/.exec(document)?.[0];
  if (head === undefined) throw new Error('No XML declaration.');
  const { element, end } = parseElement(document, head.length);
  if (document.slice(end).trim() !== '') throw new Error(`Something follows the root at ${end}.`);
  return element;
}

function parseElement(document: string, start: number): { readonly element: Element; readonly end: number } {
  const open = /^<([a-z-]+)((?:\s+[a-z-]+="[^"<]*")*)\s*(\/?)>/.exec(document.slice(start));
  if (!open) throw new Error(`No element at ${start}: ${document.slice(start, start + 60)}`);
  const [all, name = '', written = '', isEmpty] = open;
  const attributes = attributesIn(written);
  let at = start + all.length;
  if (isEmpty === '/') return { element: { name, attributes, children: [], text: '' }, end: at };
  const children: Element[] = [];
  let text = '';
  for (;;) {
    const next = document.indexOf('<', at);
    if (next < 0) throw new Error(`<${name}> is never closed.`);
    text += resolved(document.slice(at, next));
    const close = `</${name}>`;
    if (document.startsWith(close, next)) {
      return { element: { name, attributes, children, text }, end: next + close.length };
    }
    const child = parseElement(document, next);
    children.push(child.element);
    at = child.end;
  }
}

function attributesIn(written: string): Readonly<Record<string, string>> {
  const pairs = [...written.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => {
    if (/[\n\r\t]/.test(value)) throw new Error(`A line end in the attribute ${name} would be read as a blank.`);
    return [name, resolved(value)] as const;
  });
  if (new Set(pairs.map(([name]) => name)).size < pairs.length)
    throw new Error(`An attribute stands twice: ${written}`);
  return Object.fromEntries(pairs);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolved(text: string): string {
  if (text.includes(']]>')) throw new Error('`]]>` may not stand in a text.');
  return text.replace(/&(?:([a-z]+)|#(\d+));|&/g, (reference, name?: string, code?: string) => {
    const character = name === undefined ? code && String.fromCodePoint(Number(code)) : NAMED[name];
    if (character === undefined || character === '') throw new Error(`No reference: ${reference}`);
    return character;
  });
}

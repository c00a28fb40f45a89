/**
 * What a markdown tree says, as one text: equal for trees that say the same. Looks at what a reader sees, so positions,
 * list markers, tightness, the form of a reference and the wrapping of prose do not count.
 */
import type { Code, Nodes } from 'mdast';

/** How much of the code in a tree counts: every character, or what formatters leave of it. */
export type CodeReading = 'to the letter' | 'without format';

/** What `node` says. */
export function essenceOf(node: Nodes, reading: CodeReading): string {
  return JSON.stringify(essence(node, reading));
}

type Essence = readonly unknown[];

function essence(node: Nodes, reading: CodeReading): Essence {
  const children = (nodes: readonly Nodes[]): readonly Essence[] => essences(nodes, reading);
  switch (node.type) {
    case 'text':
      return ['text', node.value.replace(/\s+/g, ' ')];
    case 'inlineCode':
      // A line end in a code span is a blank to every reader.
      return ['inlineCode', node.value.replace(/\s*\n\s*/g, ' ')];
    case 'html':
      return ['html', node.value.trim()];
    case 'code':
      return ['code', node.lang ?? '', node.meta ?? '', codeOf(node, reading)];
    case 'heading':
      return ['heading', node.depth, ...children(node.children)];
    case 'list':
      return ['list', node.ordered === true ? (node.start ?? 1) : '', ...children(node.children)];
    case 'listItem':
      return ['item', node.checked ?? '', ...children(node.children)];
    case 'table':
      return ['table', node.align ?? [], ...children(node.children)];
    case 'image':
      return ['image', node.url, node.title ?? '', node.alt ?? ''];
    case 'link':
      return ['link', node.url, node.title ?? '', ...children(node.children)];
    case 'definition':
      return ['definition', node.identifier, node.url, node.title ?? ''];
    case 'imageReference':
      return ['imageReference', node.identifier, node.alt ?? ''];
    case 'linkReference':
      return ['linkReference', node.identifier, ...children(node.children)];
    case 'footnoteReference':
      return ['footnoteReference', node.identifier];
    case 'footnoteDefinition':
      return ['footnoteDefinition', node.identifier, ...children(node.children)];
    default:
      return 'children' in node ? [node.type, ...children(node.children)] : [node.type];
  }
}

/** Neighbouring texts are one: a formatter's escapes may part them differently. */
function essences(nodes: readonly Nodes[], reading: CodeReading): readonly Essence[] {
  const result: Essence[] = [];
  let run = '';
  const flush = (): void => {
    if (run !== '') result.push(['text', run.replace(/\s+/g, ' ')]);
    run = '';
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      run += node.value;
      continue;
    }
    flush();
    result.push(essence(node, reading));
  }
  flush();
  return result;
}

/** Languages whose fences Prettier and oxfmt format as they would a file (prettier.io/docs/options, embedded languages). */
const FORMATTED =
  /^(?:[cm]?[jt]sx?|javascript|typescript|json[5c]?|css|less|scss|html|vue|svelte|astro|angular|ya?ml|toml|graphql|gql|handlebars|hbs)$/i;
const MARKDOWN = /^(?:md|markdown|mdx)$/i;

/** Formatters choose blanks, quotes, brackets around one thing, what parts or ends a list, how a number ends, and the marks of markdown. */
function codeOf({ lang, value }: Code, reading: CodeReading): string {
  if (reading === 'to the letter') return value;
  if (MARKDOWN.test(lang ?? '')) return value.replace(/[\s'"`\\;,()|*_+=#>-]/g, '');
  if (!FORMATTED.test(lang ?? '')) return value;
  return value
    .replace(/\/>/g, '>')
    .replace(/(\.\d*?)0+(?!\d)/g, '$1')
    .replace(/[\s'"`\\;,()|]/g, '')
    .toLowerCase();
}

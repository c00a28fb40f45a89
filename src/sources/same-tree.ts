/**
 * Whether two markdown trees say the same. Looks at what a reader sees, so positions, list markers, tightness,
 * the form of a reference and the wrapping of prose do not count; code counts to the last character.
 */
import type { Nodes } from 'mdast';

/** Compares what `a` and `b` say. */
export function sameTree(a: Nodes, b: Nodes): boolean {
  return JSON.stringify(essence(a)) === JSON.stringify(essence(b));
}

type Essence = readonly unknown[];

function essence(node: Nodes): Essence {
  switch (node.type) {
    case 'text':
      return ['text', node.value.replace(/\s+/g, ' ')];
    case 'inlineCode':
      return ['inlineCode', node.value];
    case 'html':
      return ['html', node.value.trim()];
    case 'code':
      return ['code', node.lang ?? '', node.meta ?? '', node.value];
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
function children(nodes: readonly Nodes[]): readonly Essence[] {
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
    result.push(essence(node));
  }
  flush();
  return result;
}

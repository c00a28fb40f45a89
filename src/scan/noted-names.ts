/** Notes which of the names that are asked for stand in some code. What a place means for a name is up to who asks. */
import { ts } from './file-syntax.ts';

/** Adds the name of `node` to `into`, where it is one of `names`. */
export function note(
  into: Set<string>,
  node: ts.Node | undefined,
  { names }: { readonly names: ReadonlySet<string> },
): void {
  if (node !== undefined && ts.isIdentifier(node) && names.has(node.text)) into.add(node.text);
}

/** The same for all that stands in `node`. */
export function noteAll(node: ts.Node, into: Set<string>, asked: { readonly names: ReadonlySet<string> }): void {
  note(into, node, asked);
  ts.forEachChild(node, (child) => noteAll(child, into, asked));
}

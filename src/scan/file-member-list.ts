/** Collects members under their names: overloads and accessor pairs become one fact, implementations go. */
import type { MemberFact } from '../model.ts';
import { shorten, signatureOf, valueSignature } from './file-signature.ts';
import { hasModifier, literalText, ts, type Syntax } from './file-syntax.ts';

/** A member before its shape is known. */
export type Member = Omit<MemberFact, 'fingerprint'>;

/** A growing list of members of one declaration. */
export interface MemberList {
  /** Adds the member that `node` declares; one without a name that syntax can tell leaves the list open. */
  readonly add: (name: string | undefined, kind: MemberFact['kind'], node: ts.Node) => void;
  /** Adds a member whose signature is known. */
  readonly addText: (name: string | undefined, signature: string, from: MemberOrigin) => void;
  /** Says that there are members which the syntax does not name. */
  readonly leaveOpen: () => void;
  readonly isOpen: () => boolean;
  /** The members in the order of their first appearance. */
  readonly done: () => readonly Member[];
}

interface MemberOrigin {
  readonly node: ts.Node;
  readonly kind?: MemberFact['kind'];
  /** Where its literal value stands. */
  readonly initializer?: ts.Expression | undefined;
}

interface Part {
  readonly fact: Member;
  /** True for a method with a body: an implementation where overloads stand beside it. */
  readonly hasBody: boolean;
}

/** Starts an empty list. */
export function memberList(syntax: Syntax): MemberList {
  const parts = new Map<string, Part[]>();
  let isOpen = false;

  function put(fact: Member, hasBody: boolean): void {
    const key = `${fact.isStatic ? 'static ' : ''}${fact.name}`;
    const known = parts.get(key);
    if (known) known.push({ fact, hasBody });
    else parts.set(key, [{ fact, hasBody }]);
  }

  return {
    add(name, kind, node) {
      if (name === undefined) isOpen = true;
      else put(memberFact(syntax, { name, kind, node }), 'body' in node && node.body !== undefined);
    },
    addText(name, signature, { node, kind = 'property', initializer }) {
      if (name === undefined) {
        isOpen = true;
        return;
      }
      const value = literalText(syntax, initializer);
      const fact = { name, kind, isStatic: false, signature: shorten(signature), line: syntax.lineOf(node) };
      put(value === undefined ? fact : { ...fact, value }, false);
    },
    leaveOpen() {
      isOpen = true;
    },
    isOpen: () => isOpen,
    done: () => [...parts.values()].map(merge),
  };
}

function memberFact(
  syntax: Syntax,
  { name, kind, node }: { readonly name: string; readonly kind: MemberFact['kind']; readonly node: ts.Node },
): Member {
  const isStatic = hasModifier(node, ts.SyntaxKind.StaticKeyword);
  const fact = { name, kind, isStatic, signature: signatureOf(syntax, node), line: syntax.lineOf(node) };
  if (!ts.isPropertyDeclaration(node) || node.type) return fact;
  const signature = shorten(fact.signature + valueSignature(syntax, undefined, node.initializer));
  // The first value of a property that changes is no contract.
  const isFixed = isStatic || hasModifier(node, ts.SyntaxKind.ReadonlyKeyword);
  const value = isFixed ? literalText(syntax, node.initializer) : undefined;
  return value === undefined ? { ...fact, signature } : { ...fact, signature, value };
}

function merge(parts: readonly Part[]): Member {
  const overloads = parts.filter((part) => !part.hasBody);
  const isOverloaded = overloads.length > 0 && parts[0]?.fact.kind === 'method';
  const shown = isOverloaded ? overloads : parts;
  const [first] = shown as readonly [Part, ...Part[]];
  if (shown.length === 1 || first.fact.kind === 'property') return first.fact;
  return { ...first.fact, signature: shorten(shown.map((part) => part.fact.signature).join('; ')) };
}

/** What one code file says about itself, from its text alone. */

/** What an exported name is. `inferred` marks kinds that syntax alone cannot tell, such as a re-exported import. */
export type ExportKind =
  | 'function'
  | 'class'
  | 'interface'
  | 'type'
  | 'enum'
  | 'const'
  | 'let'
  | 'namespace'
  | 'expression'
  | 'unknown';

/** A public member of an exported class, interface, enum or const object. */
export interface MemberFact {
  readonly name: string;
  readonly kind: 'method' | 'property' | 'accessor' | 'enum-member';
  readonly isStatic: boolean;
  readonly signature: string;
  /** As that of an export, for this member alone, all its overloads together. Only as unique as its shape: two `a: string` are equal. */
  readonly fingerprint: string;
  /** Literal value as written, for enum members and literal properties. */
  readonly value?: string;
  /** On a surface, for what `declare module` of another file adds: that file. */
  readonly file?: string;
  readonly line: number;
}

/** A class or interface that another one extends. */
export interface HeritageFact {
  /** As written, without type arguments: `Protocol`. */
  readonly name: string;
  /** Where the name is imported from; absent for a name of the same file and for globals. */
  readonly specifier?: string;
  /** The name in that file. */
  readonly imported?: string;
}

/** One exported name as its own file declares it. */
export interface ExportFact {
  /** The public name; `default` for a default export. */
  readonly name: string;
  readonly kind: ExportKind;
  /** True when the name exists for types only (interface, type alias, `export type`). */
  readonly typeOnly: boolean;
  /** The public declaration on one line, without body, at most 500 characters. Overloads are joined with `; `. */
  readonly signature: string;
  /**
   * Hash of the shape of its public contract, the same for every way to write that contract.
   * Out: its name, formatting, comments, decorators, bodies, names of parameters and type parameters, private members,
   * values behind an annotation, the order of members and union parts. In: every change that users or subclasses can
   * notice, and order where it means something (parameters, tuples, overloads, enum members that count up). Where
   * `inferred` is set it stands for the initialiser as written, without bodies. A name from
   * another package stands for its specifier and its name there, what the file keeps to itself for its own shape.
   */
  readonly fingerprint: string;
  /** First sentence of its doc comment. */
  readonly doc?: string;
  readonly deprecated: boolean;
  /** True when the declaration has no annotation, so its type is known to the checker only. */
  readonly inferred: boolean;
  /** Literal value as written (`3000`, `'eu'`), for constants. */
  readonly value?: string;
  /** What a constant without one comes to, by literals and constants of its file: `30000` for `30 * SECOND`. */
  readonly computed?: string;
  readonly members: readonly MemberFact[];
  /** True when there are public members that the syntax does not name: index signature, computed name, spread, mixin. */
  readonly hasMoreMembers?: boolean;
  /**
   * Of a class of JavaScript whose code shows every way by which it gets members: the names behind `this.` that are none of
   * `members`, sorted, perhaps none; of an object literal of JavaScript none. Absent where it may have members of any name.
   */
  readonly usedMembers?: readonly string[];
  /** Names of private and protected members, sorted: no part of the contract, but there. */
  readonly hiddenMembers?: readonly string[];
  /** What it inherits members from. */
  readonly heritage?: readonly HeritageFact[];
  /** Of a namespace: what in it exists for types only, inner names dotted (`Inner.T`), sorted. */
  readonly typeNames?: readonly string[];
  /** Its name inside its own file, where that differs from `name`: `McpServer` for `export default class McpServer`. */
  readonly local?: string;
  readonly line: number;
}

/** An export that names another file: resolved by the graph, never here. */
export interface ReexportFact {
  readonly form: 'named' | 'star' | 'namespace';
  readonly specifier: string;
  /** The name in the other file; absent for `star` and `namespace`. */
  readonly imported?: string;
  /** The way down from that name, where it is a namespace of which a member is exported: `['I']` for `export import T = ns.I`. */
  readonly members?: readonly string[];
  /** The public name here; absent for `star`. */
  readonly exported?: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

/** One module specifier that a file names. */
export interface ImportFact {
  readonly specifier: string;
  readonly form: 'static' | 'type' | 'dynamic' | 'require' | 'reexport';
  /** What a static import of TypeScript takes from there, where all of it is written as types are: with capitals. */
  readonly names?: readonly string[];
  readonly line: number;
}

/** What a file adds to another module (`declare module './x'`) or to the global scope (`declare global`). */
export interface AugmentFact {
  /** The module as written; absent for the global scope. */
  readonly specifier?: string;
  /** New names there, and new members of interfaces and namespaces that exist there. */
  readonly exports: readonly ExportFact[];
  readonly line: number;
}

/** Names that a file takes from elsewhere than code beside it. */
export interface BorrowedNames {
  /** As written: `zod`, `@acme/core/client`, `~/lib`. Whether that is a package from outside, only the graph knows. */
  readonly specifier: string;
  /** What they are called there and here, sorted. */
  readonly names: readonly string[];
}

/** Everything one code file says about itself, from its text alone. */
export interface FileFacts {
  readonly path: string;
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly reexports: readonly ReexportFact[];
  /** In the order of the text. Their names are no exports of this file. */
  readonly augments?: readonly AugmentFact[];
  /**
   * Present where its exports are those of CommonJS, of `export =`, or of a loader that no syntax tells of. `open`: it may
   * have more than its code shows.
   */
  readonly commonjs?: 'closed' | 'open';
  /** Top-level names that are declared but not exported. */
  readonly locals?: readonly string[];
  /** Names that its imports bring from specifiers that are no relative paths. By specifier. */
  readonly borrowed?: readonly BorrowedNames[];
  /** Names of classes and objects that it may give members which their declarations do not show, sorted. */
  readonly opened?: readonly string[];
  /** Names of environment variables that it reads, sorted: `PORT`, `MODE`. */
  readonly env?: readonly string[];
  /** Present when a tool wrote it, by its head or by `linguist-generated` in .gitattributes. */
  readonly isGenerated?: true;
  /** First syntax error, if any; the facts are then what the parser recovered. */
  readonly syntaxError?: { readonly line: number; readonly column: number; readonly message: string };
}

/** All that a text says about itself, wherever it stands. */
export type ContentFacts = Omit<FileFacts, 'path'>;

/** The names that code takes from where no scan looks, as its texts tell: facts say where that is, and seldom what is taken. */
export interface UnseenNames {
  /** From where git ignores what stands, from a submodule, and from a file that cannot be read. */
  readonly made: ReadonlySet<string>;
  /** From packages outside, by specifier, members of what is taken as a whole included; under `''` what nobody declares or imports. */
  readonly outside: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those specifiers of packages that are taken as a whole. */
  readonly wholes: ReadonlySet<string>;
  /** Files of code of which only a pointer to their content is here. */
  readonly pointers: readonly string[];
}

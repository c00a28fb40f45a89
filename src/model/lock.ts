/** What a lock remembers, and how a tree may differ from it. */

/** A text that a build left, by hashes: of its bytes, and of what it says, which a formatter does not change. */
export interface LockedDocument {
  readonly text: string;
  readonly meaning: string;
}

/** What the lock says about one owned output. */
export interface LockedOutput {
  readonly path: string;
  /** Short hashes of its normalised non-blank lines, sorted, unique; none for a symbolic link. */
  readonly lines: readonly string[];
  /** What a symbolic link of ours there may hold. While a build is under way, and after a merge, that may be several, or a file. */
  readonly links?: readonly string[];
  /** Present where only a managed block in it is ours. */
  readonly isBlock?: true;
  /** What builds left there; several after a merge. Absent for symbolic links, and for what is not parsed. */
  readonly documents?: readonly LockedDocument[];
  /** Notes that fed it. */
  readonly sources: readonly string[];
}

/** A path, the call of a script or a symbol that resolved when the lock was written. */
export interface LockedClaim {
  readonly file: string;
  readonly claim: string;
  readonly target: string;
  /**
   * For symbols: what they were when somebody last vouched for the words around them, once for each block that names them,
   * by block. A block has several after a merge, and each of them is accepted. Absent where nobody ever looked.
   */
  readonly stamps?: readonly ClaimStamp[];
  /** For paths and commands: the words that they stood between while they resolved, once for each block that names them. Absent in locks from before they were kept. */
  readonly words?: readonly ClaimWords[];
}

/** The words around a claim when the lock was written, by short hashes. */
export interface ClaimWords {
  /** Of the paragraph, list item or table row that the claim stands in. */
  readonly block: string;
  /** Of the words right beside it. Absent in locks from before they were kept. */
  readonly near?: string;
  /** Of the headings, items, paragraph and table head over it. Absent in locks from before they were kept. */
  readonly above?: string;
}

/** A symbol as it was when somebody last vouched for the words of one block about it. */
export interface ClaimStamp extends ClaimWords {
  /** Fingerprint of its public contract, with the number of the scheme that made it: `1:9Zc3b6q0_aXl2K1d`. */
  readonly fingerprint: string;
  /** Its literal value, where it has a short one. */
  readonly value?: string;
  /** Its public contract as written, at most 500 characters; members of classes on a line each. Empty where a merge lost it. */
  readonly surface: string;
}

/** A claim that the history of some clone has proved dead. It is dead in every clone, however shallow, until it leaves the text. */
export interface GoneClaim {
  readonly file: string;
  readonly claim: string;
  readonly target: string;
  /** Full id of the commit that removed the target. */
  readonly commit: string;
}

/** A symbol that a note describes, and whose public contract has changed since somebody last vouched for the words. */
export interface Unreviewed {
  /** `value`: a literal that the words still state in its old form. `signature`: anything else. */
  readonly kind: 'signature' | 'value';
  readonly file: string;
  /** `path#name.member`. */
  readonly target: string;
  /** Where the words name it and nobody has looked since, in the order of the text, one that states an old value first; at least one. */
  readonly mentions: readonly Mention[];
  /** As it was when it was last reviewed. */
  readonly was: { readonly surface: string; readonly value?: string };
  /** As it is, and where that is declared. */
  readonly now: { readonly surface: string; readonly value?: string; readonly file: string; readonly line: number };
  /** What has changed, as the end of a sentence: `was …, is …`. */
  readonly change: string;
  /** What has changed, line by line. Empty where the texts do not show it. */
  readonly lines: readonly ChangedLine[];
}

/** A line of a surface that is not as it was: a member, or the symbol itself. */
export interface ChangedLine {
  /** Absent for what is new. */
  readonly was?: string;
  /** Absent for what is gone. */
  readonly is?: string;
}

/** One place of a note that names a symbol. */
export interface Mention {
  readonly line: number;
  readonly column: number;
  /** As written. */
  readonly claim: string;
  /** The words of its paragraph, list item or table row. */
  readonly words: string;
}

/** `lintel.lock`, read. */
export interface Lock {
  /** Version of lintel that wrote it; absent when there was no lock. */
  readonly version?: string;
  readonly outputs: readonly LockedOutput[];
  readonly claims: readonly LockedClaim[];
  /** By file, claim and target; absent where nothing is known to be gone. */
  readonly gone?: readonly GoneClaim[];
}

/** A line of an owned output that no compile produced. */
export interface ForeignLine {
  readonly line: number;
  readonly text: string;
}

/** What a build would do to one path. */
export interface Change {
  readonly path: string;
  /**
   * `same`: nothing to do. `reformatted`: same document, other bytes; left alone. `foreign`: holds lines a person
   * wrote; left alone. `unowned`: exists and is not lintel's; left alone. `kept`: a source that feeds it has an error, or cannot be read here.
   */
  readonly action: 'create' | 'update' | 'delete' | 'same' | 'reformatted' | 'foreign' | 'unowned' | 'kept';
  /** The text that stands there, and that a build would leave there; absent for symbolic links. */
  readonly before?: string;
  readonly after?: string;
  /** What a symbolic link that stands there holds, if it is one of ours. */
  readonly linkBefore?: string;
  /** What a symbolic link would hold. */
  readonly link?: string;
  /** Present where only a managed block is lintel's; `before` and `after` are the whole file. */
  readonly isBlock?: true;
  readonly foreign: readonly ForeignLine[];
  /** Why it is left alone, in words. */
  readonly reason?: string;
}

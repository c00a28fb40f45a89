/**
 * The nouns: every type that crosses a border between two phases, one file for each phase, in the order of the pipeline.
 * They hold no code and import nothing else, so every room may stand on them. Rooms import this file alone.
 *
 * Conventions: paths are relative to the root, POSIX, never start with `./`; the root itself is `''`.
 * Lines and columns count from 1. Offsets count UTF-16 units from 0. Lists are sorted by code unit
 * unless the order means something, which the field then says.
 */

// The clients, and the files that they load.
export type * from './model/clients.ts';
// Findings, the places they point at, and what mends them.
export type * from './model/findings.ts';
// The texts of a tree: what the pure middle starts from.
export type * from './model/sources.ts';
// What one code file says about itself, from its text alone.
export type * from './model/code-facts.ts';
// What manifests and settings say: packages, scripts, commands, tools, owners.
export type * from './model/project-facts.ts';
// Modules with their public faces, and the edges between them; all facts together.
export type * from './model/module-facts.ts';
// What git remembers: removed and renamed paths, lost names, churn.
export type * from './model/history.ts';
// Markdown that people write for agents: guides, module notes, policies, decisions.
export type * from './model/notes.ts';
// The configuration, and the agent files that it has clients look for.
export type * from './model/config.ts';
// Facts and notes linked: each note with its scope and what it is bound to.
export type * from './model/context-model.ts';
// How statements reach clients: rule lines, carriers, views, planned files, outputs.
export type * from './model/delivery.ts';
// What a lock remembers, and how a tree may differ from it.
export type * from './model/lock.ts';
// References from texts to what a repository can prove, and the judgement on each.
export type * from './model/claims.ts';
// The whole: inputs, what they compile to, and what a check finds.
export type * from './model/compilation.ts';

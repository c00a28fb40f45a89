/**
 * What the lint benchmark breaks: each mutation changes the code or the context of a workspace that was right, and says what
 * a finding must name to have seen it.
 */
import { CONTEXT } from './context.mjs';
import { NAMES } from './names.mjs';
import { PLACES } from './places.mjs';

/**
 * `names`: a finding counts when each of these is its file, claim or target, or stands in code marks. `says`: and when it holds each of these.
 * @typedef {{ family: string, title: string, edit: (dir: string) => void, names: readonly string[], says?: readonly string[] }} Mutation
 */

/** @type {readonly Mutation[]} */
export const MUTATIONS = [...PLACES, ...NAMES, ...CONTEXT];

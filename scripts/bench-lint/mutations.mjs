/**
 * What the lint benchmark breaks: each mutation changes the code or the context of a workspace that was right, and says which
 * texts a finding must name to have seen it.
 */
import { CONTEXT } from './context.mjs';
import { NAMES } from './names.mjs';
import { PLACES } from './places.mjs';

/**
 * `says`: a finding counts when its file, claim, target or message holds every one of these.
 * @typedef {{ family: string, title: string, edit: (dir: string) => void, says: readonly string[] }} Mutation
 */

/** @type {readonly Mutation[]} */
export const MUTATIONS = [...PLACES, ...NAMES, ...CONTEXT];

/** Where a configuration may stand. Every check loads this file, so it stands on nothing. */

/** The folder of sources where the configuration does not say otherwise. */
export const DEFAULT_CONTEXT = 'context';

/**
 * Where a configuration may stand, first match first: `lintel` in package.json, lintel.yaml at the root,
 * lintel.yaml in the context folder. With a context folder named by the user, only there.
 */
export function configPlaces(context: string | undefined): readonly string[] {
  if (context !== undefined) return [`${context}/lintel.yaml`];
  return ['package.json', 'lintel.yaml', `${DEFAULT_CONTEXT}/lintel.yaml`];
}

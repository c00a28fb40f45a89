/** The labels by which a text says of what stands behind them that it is a plan, in one place for packages, commands and names. It judges no claim. */

/** As the source of an expression: "Planned", "Coming soon", "Wishlist", "Geplant". */
export const PLAN_LABEL =
  String.raw`planned|to come|coming(?: soon)?|upcoming|in (?:the )?future|future|later|soon|pending|proposals?|proposed|rejected|ideas?|wishlist|todo|to do|wip|work in progress|not yet` +
  '|geplant|bald|demnächst|künftig|später|prévu|bientôt|futuro|próximamente|em breve|previsto|pianificato';

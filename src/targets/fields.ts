/**
 * Every name that a template may use: the fields of a view and of all that hangs on it. Handlebars takes a misspelt name
 * in an argument or a block for nothing at all, so templates are checked against this list before they run. A test holds it
 * against the types.
 */
export const VIEW_FIELDS: ReadonlySet<string> = new Set(
  (
    'allowImportingTsExtensions allowsTypes amendedBy amends appliesTo args augments autonomy awaits banner baseUrl ' +
    'because before behind bin binding bindings body borrowed bound catalogs checkedMembers checkedType clients closedEntries column ' +
    'command commands commonjs computed contentLine context count cycles date declarationDir dependencies deprecated ' +
    'depth description dir doc edges end enforce enforcedBy engines entries env envExamples erasableSyntaxOnly ' +
    'evidence example except exclude exported exports externals facts file files fingerprint forbidCommands ' +
    'form formatter from gates glob globs group hasMoreMembers heading heritage hiddenMembers id imported ' +
    'importedBy imports inLink inTable include inferred inlineFor internalPackages internals isBroken isClosed ' +
    'isComment isDecision isGenerated isInForce isInline isOfOthers isPrivate isRoot isSetext isShell isSound isStatic ' +
    'isUntitled isWorkspace jsx kind label lang layers line link linter local locals manifest members message ' +
    'missingExtends missingReferences model module moduleResolution modules name named names negated nestedPackages node ' +
    'nodeStatements notInForceBecause note notes number of opened openSubpaths others outDir owner owners ownName ' +
    'packageManager packageManagerEvidence packageManagerVersion packages path paths pattern pieces project ' +
    'purpose range ranges raw rawStatus read reason reexports ref references resolvedRange risk rootDir ' +
    'rootDirs rootLinks rootSurface rules scope script scripts section sections signature source ' +
    'sourceSubpaths sources specifier start status statusPlace statusSource strict subpath summary ' +
    'supersededBy supersedes surface syntaxError tags target tasks testRunner text title to tool tsconfigs type ' +
    'twin typeNames typeOnly typesPatterns unresolved unreadManifests untracedEntries url usedMembers value verbatimModuleSyntax version widenedBy'
  ).split(' '),
);

/** Fields that hold one entry for each name of somebody else's, such as an engine or a binary: any name may follow. */
export const OPEN_FIELDS: ReadonlySet<string> = new Set([
  'bin',
  'engines',
  'internalPackages',
  'named',
  'paths',
  'ranges',
]);

/** In which ways two readings of one file differ. Pure. */

/** Fields of an export that are compared one by one. */
const FIELDS = ['kind', 'typeOnly', 'signature', 'doc', 'deprecated', 'inferred', 'value', 'local'];

/**
 * Kinds of difference, each with the first example. Nothing when the readings are equal.
 * @param {import('../../src/model.ts').FileFacts} record what ts-morph says
 * @param {import('../../src/model.ts').FileFacts} other what the other parser says
 * @returns {ReadonlyMap<string, string>}
 */
export function differencesOf(record, other) {
  /** @type {Map<string, string>} */
  const kinds = new Map();
  const note = (kind, example) => kinds.has(kind) || kinds.set(kind, example);
  compareImports({ record, other, note });
  compareExports({ record, other, note });
  const reexports = (facts) => facts.reexports.map((each) => JSON.stringify({ ...each, line: 0 })).sort();
  if (String(reexports(record)) !== String(reexports(other))) note('re-exports', '');
  if (String(record.locals ?? []) !== String(other.locals ?? [])) note('locals', '');
  if ((record.syntaxError === undefined) !== (other.syntaxError === undefined)) note('syntax error', '');
  return kinds;
}

function compareImports({ record, other, note }) {
  const plain = (facts) => facts.imports.map(({ specifier, form }) => `${form} ${specifier}`).sort();
  const [mine, theirs] = [plain(record), plain(other)];
  const missing = mine.filter((each) => !theirs.includes(each));
  const added = theirs.filter((each) => !mine.includes(each));
  if (missing.length > 0) note(`imports missing: ${missing[0].split(' ')[0]}`, missing[0]);
  if (added.length > 0) note(`imports added: ${added[0].split(' ')[0]}`, added[0]);
  if (missing.length + added.length > 0) return;
  const lined = (facts) => facts.imports.map(({ specifier, line }) => `${specifier} ${line}`).sort();
  if (String(lined(record)) !== String(lined(other))) note('line of an import', '');
}

function compareExports({ record, other, note }) {
  const theirs = new Map(other.exports.map((each) => [each.name, each]));
  for (const mine of record.exports) {
    const match = theirs.get(mine.name);
    theirs.delete(mine.name);
    if (match === undefined) {
      note('export missing', mine.name);
      continue;
    }
    for (const field of FIELDS) {
      if (mine[field] === match[field]) continue;
      // Where inference is needed, the two say different things by design; shown apart.
      const kind = field === 'signature' && mine.inferred ? 'signature of an inferred export' : field;
      note(kind, `${mine.name}: ${mine[field]} | ${match[field]}`);
    }
    if (mine.line !== match.line) note('line of an export', mine.name);
    compareMembers({ mine, match, note });
  }
  for (const name of theirs.keys()) note('export added', name);
}

function compareMembers({ mine, match, note }) {
  const name = ({ name: member, kind, isStatic }) => `${isStatic} ${kind} ${member}`;
  if (String(mine.members.map(name)) !== String(match.members.map(name))) {
    note('members', `${mine.name}: ${mine.members.length} | ${match.members.length}`);
    return;
  }
  const rest = (member) => `${member.signature} ${member.value}`;
  if (String(mine.members.map(rest)) !== String(match.members.map(rest)))
    note(
      mine.inferred ? 'signature or value of a member, inferred export' : 'signature or value of a member',
      mine.name,
    );
  const heritage = (each) => JSON.stringify([each.heritage ?? [], each.hasMoreMembers ?? false]);
  if (heritage(mine) !== heritage(match)) note('heritage or open members', mine.name);
}

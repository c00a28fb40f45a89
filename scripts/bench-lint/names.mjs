/** Mutations of the code: exports, members, signatures and values that the context names. */
import { CORE, all, swap, swapAll, write } from './edits.mjs';

/** @type {readonly import('./mutations.mjs').Mutation[]} */
export const NAMES = [
  // symbols
  {
    family: 'symbol',
    title: 'a linked function is renamed',
    edit: swapAll('formatMoney', 'renderMoney'),
    names: ['formatMoney'],
  },
  {
    family: 'symbol',
    title: 'a function in prose is renamed',
    edit: swapAll('parseMoney', 'readMoney'),
    names: ['parseMoney'],
  },
  {
    family: 'symbol',
    title: 'a linked class is renamed',
    edit: all(
      swap(`${CORE}/errors.ts`, 'LedgerError', 'PostingError'),
      swap(`${CORE}/ledger.ts`, 'LedgerError', 'PostingError'),
    ),
    names: ['LedgerError'],
  },
  {
    family: 'symbol',
    title: 'a type in prose is renamed',
    edit: all(swap('packages/server/src/index.ts', 'ServerOptions', 'ListenOptions')),
    names: ['ServerOptions'],
  },
  {
    family: 'symbol',
    title: 'an export is dropped',
    edit: all(
      swap(`${CORE}/index.ts`, 'export { formatMoney, parseMoney }', 'export { formatMoney }'),
      swap(`${CORE}/money.ts`, /\n\/\*\* Reads what people write[\s\S]*$/, ''),
      swap(
        'packages/cli/src/main.ts',
        'parseMoney(amount, Currency.Euro)',
        '{ cents: Number(amount), currency: Currency.Euro }',
      ),
      swap('packages/cli/src/main.ts', ', parseMoney }', ' }'),
    ),
    names: ['parseMoney'],
  },
  {
    family: 'symbol',
    title: 'a linked interface goes private',
    edit: all(
      swap(`${CORE}/ledger.ts`, 'export interface LedgerOptions', 'interface Options'),
      swap(`${CORE}/ledger.ts`, 'options: LedgerOptions', 'options: Options'),
      swap(`${CORE}/index.ts`, 'Entry, LedgerOptions', 'Entry'),
    ),
    names: ['LedgerOptions'],
  },
  {
    family: 'symbol',
    title: 'a linked function moves to another file',
    edit: all(
      swap('packages/cli/src/main.ts', 'export function main', 'function other'),
      write(
        'packages/cli/src/run.ts',
        'export function main(words: readonly string[]): number {\n  return words.length;\n}\n',
      ),
    ),
    names: ['main'],
  },
  {
    family: 'symbol',
    title: 'an exported constant is renamed',
    edit: all(
      swap(`${CORE}/constants.ts`, 'MAX_RETRIES', 'RETRY_LIMIT'),
      swap(`${CORE}/index.ts`, 'MAX_RETRIES', 'RETRY_LIMIT'),
    ),
    names: ['MAX_RETRIES'],
  },
  // members
  {
    family: 'member',
    title: 'a method is renamed',
    edit: all(swap(`${CORE}/ledger.ts`, 'balance(', 'sum('), swap(`${CORE}/ledger.test.ts`, 'balance(', 'sum(')),
    names: ['Ledger.balance'],
  },
  { family: 'member', title: 'a static method is renamed', edit: swapAll('open(', 'connect('), names: ['Ledger.open'] },
  {
    family: 'member',
    title: 'a method goes private',
    edit: swap(`${CORE}/ledger.ts`, '  close(): void', '  private close(): void'),
    names: ['Ledger.close'],
  },
  {
    family: 'member',
    title: 'a method is removed',
    edit: swap(`${CORE}/ledger.ts`, '  close(): void {\n    this.#entries = [];\n  }\n\n', ''),
    names: ['Ledger.close'],
  },
  {
    family: 'member',
    title: 'a method named in a rule line is renamed',
    edit: all(
      swap(`${CORE}/ledger.ts`, '  post(', '  record('),
      swap('packages/server/src/index.ts', 'ledger.post(', 'ledger.record('),
      swap('packages/cli/src/main.ts', '.post(', '.record('),
    ),
    names: ['Ledger.post'],
  },
  {
    family: 'member',
    title: 'an enum member is renamed',
    edit: all(swap(`${CORE}/constants.ts`, 'Dollar =', 'UsDollar =')),
    names: ['Currency.Dollar'],
  },
  {
    family: 'member',
    title: 'a key of a constant object is renamed',
    edit: swap(`${CORE}/constants.ts`, 'batch:', 'perBatch:'),
    names: ['LIMITS.batch'],
  },
  // signatures
  {
    family: 'signature',
    title: 'a parameter is added',
    edit: swap(`${CORE}/money.ts`, 'money: Money, locale?: string', 'money: Money, digits: number, locale?: string'),
    names: ['formatMoney'],
    says: ['digits'],
  },
  {
    family: 'signature',
    title: 'a parameter is made necessary',
    edit: swap(`${CORE}/money.ts`, 'locale?: string', 'locale: string'),
    names: ['formatMoney'],
  },
  {
    family: 'signature',
    title: 'parameters change places',
    edit: swap(`${CORE}/money.ts`, 'text: string, currency: Currency', 'currency: Currency, text: string'),
    names: ['parseMoney'],
  },
  {
    family: 'signature',
    title: 'a result type changes',
    edit: swap(`${CORE}/ledger.ts`, 'post(entry: Entry): number', 'post(entry: Entry): Promise<number>'),
    names: ['Ledger.post'],
  },
  {
    family: 'signature',
    title: 'a parameter type changes',
    edit: swap(`${CORE}/ledger.ts`, 'open(path: string)', 'open(path: URL)'),
    names: ['Ledger.open'],
  },
  {
    family: 'signature',
    title: 'a bound signature changes',
    edit: swap(`${CORE}/ledger.ts`, 'balance(account: string): number', 'balance(account: string): bigint'),
    names: ['packages/core/AGENTS.md'],
    says: ['A posting is sent'],
  },
  {
    family: 'signature',
    title: 'a property becomes necessary',
    edit: swap(`${CORE}/ledger.ts`, 'readonly readOnly?: boolean', 'readonly readOnly: boolean'),
    names: ['LedgerOptions'],
  },
  {
    family: 'signature',
    title: 'a property is added',
    edit: swap(
      'packages/server/src/index.ts',
      'readonly token?: string;',
      'readonly token?: string;\n  readonly host: string;',
    ),
    names: ['ServerOptions'],
  },
  {
    family: 'signature',
    title: 'a linked function becomes generic',
    edit: swap(
      'packages/server/src/index.ts',
      'createServer(options: ServerOptions)',
      'createServer<T extends ServerOptions>(options: T)',
    ),
    names: ['createServer'],
  },
  {
    family: 'signature',
    title: 'a class gets another parent',
    edit: swap(`${CORE}/errors.ts`, 'extends Error', 'extends TypeError'),
    names: ['LedgerError'],
  },
  // values
  {
    family: 'value',
    title: 'an enum value changes',
    edit: swap(`${CORE}/constants.ts`, "Dollar = 'USD'", "Dollar = 'CAD'"),
    names: ['Currency.Dollar'],
  },
  {
    family: 'value',
    title: 'a constant changes',
    edit: swap(`${CORE}/constants.ts`, 'MAX_RETRIES = 5', 'MAX_RETRIES = 3'),
    names: ['MAX_RETRIES'],
  },
  {
    family: 'value',
    title: 'a bound value changes',
    edit: swap(`${CORE}/constants.ts`, 'batch: 100', 'batch: 250'),
    names: ['.claude/rules/money.md'],
    says: ['A batch holds at most `100` postings'],
  },
];

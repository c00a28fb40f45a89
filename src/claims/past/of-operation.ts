/**
 * Names that a code generator makes of GraphQL operations: a hook that was written by hand goes, and is there again in a folder that git
 * ignores, where no scan looks.
 */
import type { Facts, NamePast } from '../../model.ts';
import { oncePer } from '../../once.ts';

/** What an operation or fragment may be called of which a generator of this repository would make `name`; none where there is none. */
export function operationsOf(name: string, facts: Facts): readonly string[] {
  const [, operation, kind = ''] = MADE.exec(name) ?? [];
  if (operation === undefined || !hasGenerator(facts)) return [];
  // `query getOrders` gives `GetOrdersQuery` too, and so may `query GetOrdersQuery`.
  return [operation, `${operation}${kind}`].flatMap((each) => [each, each.charAt(0).toLowerCase() + each.slice(1)]);
}

/** Whether `name` may be made of an operation that is tracked still. Where nobody asked git which are, it may. */
export function isOfOperation(name: string, facts: Facts, past: NamePast | undefined): boolean {
  const operations = operationsOf(name, facts);
  const isAsked = past?.removed.some((removed) => removed.name === name) ?? false;
  return operations.length > 0 && (!isAsked || operations.some((each) => past?.standing.has(each)));
}

/** `useGetOrdersLazyQuery`, `GetOrdersQueryVariables`, `GetOrdersDocument`, `OrderFieldsFragmentDoc`. */
const MADE =
  /^(?:use)?([A-Z]\w*?)(?:(?:Lazy|Suspense)?(Query|Mutation|Subscription)(?:Variables|Result|HookResult|Options|Fn)?|Document|Fragment(?:Doc)?)$/;

const hasGenerator = oncePer(({ project }: Facts): boolean =>
  project.packages.some(({ dependencies }) => dependencies.some(({ name }) => GENERATOR.test(name))),
);

const GENERATOR = /^(?:@graphql-codegen\/|graphql-code-generator$)/;

import { STATUS_CODES } from 'node:http';

type Responses = Readonly<Record<string, object>>;

interface DescribedOperation {
  /** The door of the operation. */
  readonly tags: readonly string[];
  readonly responses: Responses;
}

/** Operations by path and method. */
export type Paths = Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;

/**
 * Gives each door's commonest refusal of each status a name, such as `ContainersNotFound`, so that operations refer to
 * it instead of repeating it.
 */
export function shareRefusals(paths: Paths): { readonly paths: Paths; readonly responses: Responses } {
  const commonest = commonestRefusals(Object.values(paths).flatMap((methods) => Object.values(methods)));
  const sharing = (operation: DescribedOperation) => ({
    ...operation,
    responses: mapped(operation.responses, (response, status) => {
      const name = nameOf(operation, status);
      return isSame(response, commonest.get(name)) ? { $ref: `#/components/responses/${name}` } : response;
    }),
  });
  return {
    paths: mapped(paths, (methods) => mapped(methods, sharing)),
    responses: Object.fromEntries(commonest),
  };
}

/** What several operations have in common, by its name. */
function commonestRefusals(operations: readonly DescribedOperation[]): ReadonlyMap<string, object> {
  const refusals = operations.flatMap((operation) =>
    Object.entries(operation.responses)
      .filter(([status, response]) => Number(status) >= 400 && hasContent(response))
      .map(([status, response]) => ({ name: nameOf(operation, status), response })),
  );
  const commonest = [...Map.groupBy(refusals, ({ name }) => name)].flatMap(([name, ofName]) => {
    const groups = [...Map.groupBy(ofName, ({ response }) => JSON.stringify(response)).values()];
    const [largest = []] = groups.sort((one, other) => other.length - one.length);
    return largest.length > 1 ? largest.slice(0, 1).map(({ response }) => [name, response] as const) : [];
  });
  return new Map(commonest);
}

/** Responses to HEAD have none, and are not shared. */
const hasContent = (response: object) => 'content' in response && response.content !== undefined;

/** Such as `ResourceManagerTooManyRequests`. */
function nameOf({ tags: [door = ''] }: DescribedOperation, status: string): string {
  const words = `${door} ${STATUS_CODES[status]}`.split(/[ -]/);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

const isSame = (one: object, other: object | undefined) =>
  other !== undefined && JSON.stringify(one) === JSON.stringify(other);

function mapped<Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

// Shows a 50035 as lines of "path CODE", so that tests read like tables.
import { ApiError } from '../discord/api-error.ts';
import { isObject, objectIn, objectsIn } from '../discord/json.ts';

/** What `run` refuses with 50035; empty when it refuses nothing. Other errors are thrown on. */
export function refusals(run: () => void): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ApiError && error.code === 50_035) {
      return lines(objectIn(error.body, 'errors') ?? {}, []);
    }
    throw error;
  }
  return [];
}

function lines(node: Record<string, unknown>, path: readonly string[]): string[] {
  const own = objectsIn(node, '_errors').map((error) => `${path.join('.')} ${error['code']}`);
  const nested = Object.entries(node).filter(([key]) => key !== '_errors');
  return [
    ...own,
    ...nested.flatMap(([key, child]) => (isObject(child) ? lines(child, [...path, key]) : [])),
  ];
}

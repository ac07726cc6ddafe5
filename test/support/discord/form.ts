// Checks the fields of a request body and collects what is wrong as Discord nests it (50035).
import { refusal } from './api-error.ts';
import { isObject, type JsonObject, lengthOf } from './json.ts';

type Step = string | number;
interface Complaint {
  readonly path: readonly Step[];
  readonly code: string;
  readonly message: string;
}
interface Range {
  readonly min?: number;
  readonly max?: number;
  readonly optional?: boolean;
}

/** A place in a request body; every place made with `at` reports to the same form. */
export class Form {
  readonly #complaints: Complaint[];
  readonly #path: readonly Step[];

  constructor(complaints: Complaint[] = [], path: readonly Step[] = []) {
    this.#complaints = complaints;
    this.#path = path;
  }

  at(...steps: Step[]): Form {
    return new Form(this.#complaints, [...this.#path, ...steps]);
  }

  refuse(code: string, message: string): void {
    this.#complaints.push({ path: this.#path, code, message });
  }

  get sound(): boolean {
    return this.#complaints.length === 0;
  }

  /** Throws 50035 with everything that was refused, if anything was. */
  assertSound(): void {
    if (!this.sound) throw refusal.invalidForm(nest(this.#complaints));
  }

  /** A string of so many code points; gives it when it is sound. */
  text(object: JsonObject, key: string, range: Range = {}): string | undefined {
    const value = object[key];
    const place = this.at(key);
    if (value === undefined || value === null) {
      if (!range.optional) place.refuse('BASE_TYPE_REQUIRED', 'This field is required');
      return undefined;
    }
    if (typeof value !== 'string') {
      place.refuse('STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`);
      return undefined;
    }
    return place.length(lengthOf(value), range, value === '' && !range.optional)
      ? value
      : undefined;
  }

  /** A whole number in a range. */
  integer(object: JsonObject, key: string, range: Range = {}): number | undefined {
    const value = object[key];
    const place = this.at(key);
    if (value === undefined || value === null) {
      if (!range.optional) place.refuse('BASE_TYPE_REQUIRED', 'This field is required');
      return undefined;
    }
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      place.refuse('NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
      return undefined;
    }
    if (range.max !== undefined && value > range.max) {
      place.refuse('NUMBER_TYPE_MAX', `int value should be less than or equal to ${range.max}.`);
    } else if (range.min !== undefined && value < range.min) {
      place.refuse('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${range.min}.`);
    } else return value;
    return undefined;
  }

  boolean(object: JsonObject, key: string): void {
    const value = object[key];
    if (value !== undefined && value !== null && typeof value !== 'boolean') {
      this.at(key).refuse('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
    }
  }

  /** An array of so many elements; gives it when it is sound. */
  list(object: JsonObject, key: string, range: Range = {}): readonly unknown[] | undefined {
    const value = object[key];
    const place = this.at(key);
    if (value === undefined || value === null) {
      if (!range.optional) place.refuse('BASE_TYPE_REQUIRED', 'This field is required');
      return undefined;
    }
    if (!Array.isArray(value)) {
      place.refuse('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return undefined;
    }
    return place.length(value.length, range, false) ? value : undefined;
  }

  /** The objects of an array, each with its own place; what is no object is refused. */
  objects(
    object: JsonObject,
    key: string,
    range: Range = {},
  ): readonly (readonly [JsonObject, Form])[] {
    const found: (readonly [JsonObject, Form])[] = [];
    this.list(object, key, range)?.forEach((element, index) => {
      const place = this.at(key, index);
      if (isObject(element)) found.push([element, place]);
      else place.refuse('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    });
    return found;
  }

  /** One of a closed set of values. */
  choice(object: JsonObject, key: string, allowed: readonly unknown[]): boolean {
    if (allowed.includes(object[key])) return true;
    const missing = object[key] === undefined || object[key] === null;
    this.at(key).refuse(
      missing ? 'BASE_TYPE_REQUIRED' : 'BASE_TYPE_CHOICES',
      missing ? 'This field is required' : `Value must be one of {${allowed.join(', ')}}.`,
    );
    return false;
  }

  length(length: number, range: Range, missing: boolean): boolean {
    const { min, max } = range;
    if (missing && (min ?? 0) > 0) this.refuse('BASE_TYPE_REQUIRED', 'This field is required');
    else if (min !== undefined && max !== undefined && (length < min || length > max)) {
      this.refuse('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    } else if (max !== undefined && length > max) {
      this.refuse('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    } else if (min !== undefined && length < min) {
      this.refuse('BASE_TYPE_MIN_LENGTH', `Must be ${min} or more in length.`);
    } else return true;
    return false;
  }
}

function nest(complaints: readonly Complaint[]): JsonObject {
  const root: JsonObject = {};
  for (const { path, code, message } of complaints) {
    let node = root;
    for (const step of path) {
      const next = node[step];
      const child: JsonObject = isObject(next) ? next : {};
      node[step] = child;
      node = child;
    }
    const list: unknown[] = Array.isArray(node['_errors']) ? node['_errors'] : [];
    node['_errors'] = [...list, { code, message }];
  }
  return root;
}

// The rules for a message as a whole, as it would stand after being sent or edited.
import { refusal } from './api-error.ts';
import { Form } from './form.ts';
import { isObject, type JsonObject, listIn, objectIn, textsIn } from './json.ts';
import { checkComponents } from './validate-components.ts';

export const COMPONENTS_V2 = 1 << 15;
export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;

/** Most bytes of one file and of a whole request, for a server without boosts. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;
export const MOST_REQUEST_BYTES = 25 * 1024 * 1024;

export interface MessageToCheck {
  /** The message as it would be: what is sent, over what was there before. */
  readonly message: JsonObject;
  readonly flags: number;
  /** Names of its attachments, the kept ones and the new ones. */
  readonly files: readonly { readonly name: string; readonly isNew: boolean }[];
  /** Where the body lies in the request: `data` for interaction callbacks. */
  readonly at?: readonly string[];
}

/**
 * Checks a message as Discord does before it takes it. Throws the refusal: 50035 with nested
 * errors, 50006 for an empty one, 500 where Discord itself breaks.
 */
export function validateMessage({ message, flags, files, at = [] }: MessageToCheck): void {
  const root = new Form();
  const form = at.length === 0 ? root : root.at(...at);
  const v2 = (flags & COMPONENTS_V2) !== 0;
  if (v2) refuseLegacyFields(message, form);
  else {
    form.text(message, 'content', { max: 2_000, optional: true });
    form.list(message, 'embeds', { max: 10, optional: true });
    checkEmbeds(message, form);
  }
  form.list(message, 'attachments', { max: 10, optional: true });
  checkAllowedMentions(message, form);
  const names = new Set(files.map((file) => file.name));
  const found = checkComponents(message, form, { v2, files: names });
  if (v2) refuseHiddenFiles(files, found.shownFiles, form);
  root.assertSound();
  if (isEmpty(message, v2, files.length)) throw refusal.emptyMessage();
  if (found.tooManyBytes) throw refusal.internal();
}

function refuseLegacyFields(message: JsonObject, form: Form): void {
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids']) {
    const value = message[field];
    const absent =
      value === undefined ||
      value === null ||
      value === '' ||
      (Array.isArray(value) && !value.length);
    if (absent) continue;
    form
      .at(field)
      .refuse(
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
  }
}

function refuseHiddenFiles(
  files: MessageToCheck['files'],
  shown: ReadonlySet<string>,
  form: Form,
): void {
  files.forEach((file, index) => {
    if (!file.isNew || shown.has(file.name)) return;
    form
      .at('attachments', index)
      .refuse(
        'MESSAGE_ATTACHMENT_UNREFERENCED',
        `The attachment "${file.name}" is not referenced by a component`,
      );
  });
}

function isEmpty(message: JsonObject, v2: boolean, files: number): boolean {
  const components = listIn(message, 'components').length > 0;
  if (v2) return !components;
  const content = typeof message['content'] === 'string' && message['content'].trim() !== '';
  return !content && !components && !listIn(message, 'embeds').length && !files && !message['poll'];
}

function checkEmbeds(message: JsonObject, form: Form): void {
  const embeds = form.objects(message, 'embeds', { optional: true });
  for (const [embed, place] of embeds) {
    place.text(embed, 'title', { max: 256, optional: true });
    place.text(embed, 'description', { max: 4_096, optional: true });
    for (const [field, spot] of place.objects(embed, 'fields', { max: 25, optional: true })) {
      spot.text(field, 'name', { min: 1, max: 256 });
      spot.text(field, 'value', { min: 1, max: 1_024 });
    }
  }
}

/** `parse` names kinds to be read from the text; listing ids of the same kind beside it is refused. */
function checkAllowedMentions(message: JsonObject, form: Form): void {
  const allowed = objectIn(message, 'allowed_mentions');
  if (allowed === undefined) return;
  const place = form.at('allowed_mentions');
  const parse = place.list(allowed, 'parse', { optional: true }) ?? [];
  parse.forEach((kind, index) => {
    if (kind === 'users' || kind === 'roles' || kind === 'everyone') return;
    place
      .at('parse', index)
      .refuse('BASE_TYPE_CHOICES', "Value must be one of {'users', 'roles', 'everyone'}.");
  });
  for (const kind of ['users', 'roles']) {
    place.list(allowed, kind, { max: 100, optional: true });
    if (parse.includes(kind) && textsIn(allowed, kind).length > 0) {
      place.refuse(
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
  }
}

/** A nonce is an integer or a string of at most 25 characters. */
export function checkNonce(body: unknown): void {
  if (!isObject(body)) return;
  const nonce = body['nonce'];
  if (nonce === undefined || nonce === null || Number.isInteger(nonce)) return;
  const form = new Form();
  form.text(body, 'nonce', { max: 25 });
  form.assertSound();
}

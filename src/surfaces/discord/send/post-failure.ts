// What Discord's refusal of a post or an edit means: whether it may be tried again, and what an admin can do.
import type { DiscordAPIError } from 'discord.js';
import type { EditOutcome, PostOutcome } from '#core/command/surface.ts';
import type { Log } from '#core/model/log.ts';
import { CODE, loggable } from '../connect/failure.ts';
import type { Failure } from './attempts.ts';

const GRANT =
  'Give Cairn the permissions View Channel and Send Messages in that channel, then run this again.';

export function postFailure(failure: Failure, log: Log): PostOutcome {
  if (failure.kind === 'refused') {
    log.warn(loggable(failure.error), 'Discord refused a post');
    return refusedPost(failure.error);
  }
  const { kind, code } = failure;
  return { kind: kind === 'not-sent' ? 'unavailable' : 'unknown', code };
}

function refusedPost({ code, status }: DiscordAPIError): PostOutcome {
  const said = String(code);
  switch (code) {
    case CODE.unknownChannel:
    case CODE.unknownGuild:
      return { kind: 'refused', because: 'gone', code: said };
    case CODE.notInThisChannelType:
    case CODE.wrongChannelType:
      return { kind: 'refused', because: 'not-a-channel', code: said };
    case CODE.missingAccess:
    case CODE.missingPermissions:
      return { kind: 'refused', because: 'forbidden', code: said, advice: GRANT };
    default:
      // Any other 403 is a permission too, or a member who takes no messages from Cairn.
      return status === 403
        ? { kind: 'refused', because: 'forbidden', code: said }
        : { kind: 'unavailable', code: said };
  }
}

export function editFailure(failure: Failure, log: Log): EditOutcome {
  if (failure.kind !== 'refused') return { kind: 'unavailable', code: failure.code };
  log.warn(loggable(failure.error), 'Discord refused an edit');
  const { code } = failure.error;
  const gone =
    code === CODE.unknownMessage || code === CODE.unknownChannel || code === CODE.unknownGuild;
  return gone ? { kind: 'gone' } : { kind: 'unavailable', code: String(code) };
}

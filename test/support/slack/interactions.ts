// Makes the interactions of a person: a command, a press, a submission, each ready to be delivered.
import type { Interaction } from './acting.ts';
import type { Ack } from './delivery.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import {
  blockActionsPayload,
  messageValues,
  openTrigger,
  type Place,
  shortcutPayload,
  slashPayload,
  submissionPayload,
} from './payloads.ts';
import { openResponseUrl, readResponse, showResponse } from './response-url.ts';
import { applySubmission, type Submitted, TROUBLE } from './submission.ts';
import type { ChannelState, ResponseUrlState, UserState, ViewState, World } from './world.ts';

const failedCommand = (command: string, error: string): string =>
  `${command} failed with the error "${error}"`;

const COMMAND_ERRORS: { [outcome in Ack['outcome']]: string } = {
  acknowledged: '',
  timeout: 'operation_timeout',
  lost: 'operation_timeout',
  refused: 'dispatch_failed',
  unreachable: 'dispatch_failed',
};

/** The body of a command's acknowledgement is a message, a plain text, or nothing. */
const showCommandAnswer = (
  world: World,
  url: ResponseUrlState,
  user: UserState,
  via: string,
  given: Json,
): string | undefined => {
  const body: Json = typeof given === 'string' ? { text: given } : given;
  if (!isObject(body)) return 'invalid_command_response';
  const { response_type: type, ...rest } = body;
  // An empty answer, or one that only makes the command itself visible, shows nothing.
  if (Object.keys(rest).length === 0 && type !== 'ephemeral') return undefined;
  const response = readResponse(world, user.teamId, body);
  if (response.kind === 'refused') {
    for (const problem of response.problems) world.warnings.push(problem);
    return 'invalid_command_response';
  }
  return showResponse(world, url, response, via);
};

export const slashInteraction = (
  world: World,
  user: UserState,
  channel: ChannelState,
  command: string,
  text: string,
): Interaction => {
  const triggerId = openTrigger(world, user.id);
  const url = openResponseUrl(world, 'commands', user.id, channel.id, undefined);
  const responseUrl = `${world.baseUrl}${url.path}`;
  const payload = slashPayload(world, { user, channel, command, text, triggerId, responseUrl });
  return {
    user,
    outgoing: { kind: 'slash_commands', payload, acceptsResponse: true },
    ties: [triggerId, url.path],
    pressed: undefined,
    channelId: channel.id,
    apply: (body) => {
      const error = showCommandAnswer(world, url, user, triggerId, body);
      return error === undefined ? undefined : failedCommand(command, error);
    },
    failure: (ack) => failedCommand(command, COMMAND_ERRORS[ack.outcome]),
  };
};

export type Acted = {
  user: UserState;
  place: Place;
  blockId: string;
  actionId: string;
  action: JsonObject;
  /** The new value of the element, when it holds one. */
  value: JsonObject | undefined;
};

export const actionInteraction = (world: World, acted: Acted): Interaction => {
  const { user, place, blockId, actionId, value } = acted;
  const view = 'view' in place ? place.view : undefined;
  const message = 'message' in place ? place.message : undefined;
  const triggerId = openTrigger(world, user.id, view?.kind === 'modal' ? view.id : undefined);
  const url = message && openResponseUrl(world, 'actions', user.id, message.channelId, message);
  const payload = blockActionsPayload(world, {
    user,
    place,
    action: acted.action,
    triggerId,
    responseUrl: url ? `${world.baseUrl}${url.path}` : '',
    chosen: message ? messageValues(message, blockId, actionId, value) : {},
  });
  return {
    user,
    outgoing: { kind: 'interactive', payload, acceptsResponse: false },
    ties: url ? [triggerId, url.path] : [triggerId],
    pressed: message,
    channelId: message?.channelId,
    // Slack looks at no body here; one that is sent all the same is noted.
    apply: (body) => {
      if (isObject(body) && Object.keys(body).length > 0) {
        world.warnings.push('block_actions_body_ignored');
      }
      return undefined;
    },
    failure: () => TROUBLE,
  };
};

export const shortcutInteraction = (
  world: World,
  user: UserState,
  callbackId: string,
): Interaction => {
  const triggerId = openTrigger(world, user.id);
  const payload = shortcutPayload(world, user, callbackId, triggerId);
  return {
    user,
    outgoing: { kind: 'interactive', payload, acceptsResponse: false },
    ties: [triggerId],
    pressed: undefined,
    channelId: undefined,
    apply: () => undefined,
    failure: () => TROUBLE,
  };
};

/** A form being sent; `submitted` tells afterwards what Slack made of the acknowledgement. */
export const submissionInteraction = (
  world: World,
  user: UserState,
  view: ViewState,
): { interaction: Interaction; submitted(): Submitted } => {
  let result: Submitted = { errors: {}, next: undefined };
  const triggerId = openTrigger(world, user.id, view.id);
  const payload = submissionPayload(world, user, view, triggerId);
  const interaction: Interaction = {
    user,
    outgoing: { kind: 'interactive', payload, acceptsResponse: true },
    ties: [triggerId],
    pressed: undefined,
    channelId: undefined,
    apply: (body) => {
      const made = applySubmission(world, view, body, triggerId);
      if (typeof made === 'string') return made;
      result = made;
      return undefined;
    },
    failure: () => TROUBLE,
  };
  return { interaction, submitted: () => result };
};

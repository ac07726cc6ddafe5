// A person in a server or in direct messages: uses commands, presses, chooses, fills in forms.
import { type Answer, awaitAnswer } from './answer.ts';
import { type Asking, type Kit, sendInteraction } from './interaction-payload.ts';
import type { JsonObject } from './json.ts';
import { type Channel, showChannel } from './place.ts';
import { rawUser } from './raw.ts';
import { type Choice, complete, slash, userCommand } from './user-commands.ts';
import {
  type FieldValue,
  type FieldValues,
  fillForm,
  pickValues,
  type ShownModal,
} from './user-form.ts';
import { channelNamed, type OptionValues, Resolved } from './user-options.ts';
import { type ShownMessage, showMessage } from './view.ts';
import { directChannel, type GuildState, type MessageState, type UserState } from './world.ts';

/** A channel, or the name of one in the person's server. */
type Where = Channel | string;
/** A message, or the answer that carries it. */
type Carrier = Answer | ShownMessage;

export interface Member {
  readonly id: string;
  readonly name: string;
  /** How a message mentions this person. */
  readonly mention: string;
  /** The direct-message channel with the bot. */
  readonly dm: Channel;
  /** Writes to the bot alone. `more` are fields that differ: of another type of message, by a bot. */
  write(text: string, more?: JsonObject): void;
  /** Uses a slash command; a subcommand follows its command after a space. */
  slash(where: Where, command: string, options?: OptionValues): Promise<Answer>;
  /** Types into an option and gets what is offered. `others` are options filled in before. */
  complete(
    where: Where,
    command: string,
    option: string,
    typed: string,
    others?: OptionValues,
  ): Promise<readonly Choice[]>;
  /** Uses a command of a person's context menu. */
  userCommand(where: Where, command: string, target: Member): Promise<Answer>;
  /** Presses a button by its label or custom id. */
  press(on: Carrier, button: string): Promise<Answer>;
  /** Chooses in a menu, found by its placeholder or custom id; values by value or label. */
  choose(on: Carrier, select: string, picked: FieldValue): Promise<Answer>;
  /** Sends a form; fields by label or custom id. What is not given keeps what was filled in. */
  submit(form: ShownModal | Answer, values?: FieldValues): Promise<Answer>;
  /** Switches direct messages from the bot off or on. */
  refuseMessages(refuse?: boolean): void;
  /** Leaves the server. */
  leave(): void;
  /** Changes what this person may do in the server. */
  setPermissions(bits: bigint): void;
}

/** Makes the acting side of one person; in a server when one is given. */
export function createMember(kit: Kit, user: UserState, guild: GuildState | undefined): Member {
  const { world } = kit;
  const asking = (where: Where): Asking => ({ user, channel: channelOf(kit, user, guild, where) });
  const source = (on: Carrier) => visibleMessage(kit, user, on);
  return {
    id: user.id,
    name: user.name,
    mention: `<@${user.id}>`,
    get dm() {
      return showChannel(world, directChannel(world, user.id));
    },
    write: (text, more = {}) =>
      kit.gateway.tellDirect({
        id: world.nextId(),
        type: 0,
        channel_id: directChannel(world, user.id).id,
        author: rawUser(user),
        content: text,
        attachments: [],
        embeds: [],
        mentions: [],
        mention_roles: [],
        mention_everyone: false,
        pinned: false,
        tts: false,
        timestamp: new Date(world.clock.now()).toISOString(),
        edited_timestamp: null,
        ...more,
      }),
    slash: async (where, command, options = {}) => slash(kit, asking(where), command, options),
    complete: async (where, command, option, typed, others = {}) =>
      complete(kit, asking(where), command, { option, typed, others }),
    userCommand: async (where, command, target) =>
      userCommand(kit, asking(where), command, target.id),
    press: async (on, button) => press(kit, user, source(on), button),
    choose: async (on, select, picked) => choose(kit, user, source(on), select, picked),
    submit: (form, values = {}) => submit(kit, user, 'fields' in form ? form : form.modal, values),
    refuseMessages: (refuse = true) => {
      user.refusesMessages = refuse;
    },
    leave: () => {
      guild?.members.delete(user.id);
    },
    setPermissions: (bits) => {
      const member = guild?.members.get(user.id);
      if (member !== undefined) member.permissions = bits;
    },
  };
}

function channelOf(kit: Kit, user: UserState, guild: GuildState | undefined, where: Where) {
  const channel =
    typeof where === 'string'
      ? channelNamed(kit.world, guild?.id ?? '', where.replace(/^#/, ''))
      : kit.world.channels.get(where.id);
  if (channel === undefined || channel.deleted)
    throw new Error(`There is no channel ${typeof where === 'string' ? where : where.name}`);
  const belongs =
    channel.guildId === undefined
      ? channel.recipientId === user.id
      : kit.world.guilds.get(channel.guildId)?.members.has(user.id) === true;
  if (!belongs) throw new Error(`${user.name} is not in that channel`);
  if (channel.guildId !== undefined && !kit.world.guilds.get(channel.guildId)?.botPresent) {
    throw new Error('The bot is not in that server');
  }
  return channel;
}

/** The message behind what a test holds, if this person sees it. */
function visibleMessage(kit: Kit, user: UserState, on: Carrier): MessageState {
  const shown = 'message' in on ? on.message : on;
  const message = kit.world.messages.get(shown.id);
  if (message === undefined) throw new Error('That message is gone');
  if (message.seenBy !== undefined && message.seenBy !== user.id) {
    throw new Error(`${user.name} does not see that message: it is ephemeral`);
  }
  return message;
}

function askingAt(kit: Kit, user: UserState, message: { readonly channelId: string }): Asking {
  const channel = kit.world.channels.get(message.channelId);
  if (channel === undefined) throw new Error('That channel is gone');
  const asking = { user, channel };
  channelOf(kit, user, undefined, showChannel(kit.world, channel));
  return asking;
}

async function press(
  kit: Kit,
  user: UserState,
  source: MessageState,
  name: string,
): Promise<Answer> {
  const { world } = kit;
  const all = showMessage(world, source).buttons();
  const found = all.filter((button) => button.customId === name || button.label === name);
  const [button] = found;
  const known = all.map((one) => one.label).join(', ');
  if (button === undefined) throw new Error(`There is no button "${name}" (there are: ${known})`);
  if (found.length > 1) throw new Error(`There are ${found.length} buttons "${name}"`);
  if (button.disabled) throw new Error(`The button "${name}" is disabled`);
  if (button.customId === undefined) throw new Error(`"${name}" is a link to ${button.url}`);
  const data = { component_type: 2, custom_id: button.customId, id: button.raw['id'] };
  return awaitAnswer(
    kit,
    sendInteraction(kit, askingAt(kit, user, source), { type: 3, data, source }),
  );
}

async function choose(
  kit: Kit,
  user: UserState,
  source: MessageState,
  name: string,
  picked: FieldValue,
): Promise<Answer> {
  const selects = showMessage(kit.world, source).selects();
  const found = selects.filter((one) => one.customId === name || one.placeholder === name);
  const [select] = found;
  if (select === undefined || found.length > 1) {
    throw new Error(
      `There are ${found.length} menus "${name}" (of: ${selects.map((one) => one.placeholder).join(', ')})`,
    );
  }
  if (select.disabled) throw new Error(`The menu "${name}" is disabled`);
  const asking = askingAt(kit, user, source);
  const resolved = new Resolved(kit, asking);
  const values = pickValues(select.raw, Array.isArray(picked) ? picked : [picked], resolved);
  const data = {
    component_type: select.raw['type'],
    custom_id: select.customId,
    id: select.raw['id'],
    values,
    ...resolved.field(),
  };
  return awaitAnswer(kit, sendInteraction(kit, asking, { type: 3, data, source }));
}

async function submit(
  kit: Kit,
  user: UserState,
  modal: ShownModal,
  values: FieldValues,
): Promise<Answer> {
  if (modal.closed) throw new Error(`The form "${modal.title}" is closed`);
  const asking = askingAt(kit, user, modal);
  const resolved = new Resolved(kit, asking);
  const components = fillForm(modal, values, resolved);
  const data = { custom_id: modal.customId, components, ...resolved.field() };
  const source = modal.source?.deleted ? undefined : modal.source;
  const answer = await awaitAnswer(kit, sendInteraction(kit, asking, { type: 5, data, source }));
  modal.closed = true;
  return answer;
}

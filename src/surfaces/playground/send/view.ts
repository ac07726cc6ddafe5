// What the page is sent: the chat as one person sees it, already rendered.
import type { TextFile } from '#core/command/answer.ts';
import { renderHtml } from '#render/html/message.ts';
import { CHANNELS, directChannel, WORKSPACE } from '../chat/channels.ts';
import type { Chat } from '../chat/chat.ts';
import type { ChatMessage } from '../chat/messages.ts';
import type { MovableClock } from '../clock/movable-clock.ts';

/** Who looks: one of the people, and the zone of the browser. */
export type Onlooker = { readonly personId: string; readonly timeZone?: string };

export type MessageView = {
  readonly id: string;
  readonly channel: string;
  /** ISO 8601, by the playground's clock. */
  readonly at: string;
  /** A person's name; nothing when it is Cairn who speaks. */
  readonly from?: string;
  readonly only: boolean;
  readonly edited: boolean;
  readonly asked?: string;
  /** A message of Cairn, as HTML. */
  readonly html?: string;
  /** Files to download, with a message of Cairn. */
  readonly files?: readonly TextFile[];
  /** What a person typed, as text. */
  readonly text?: string;
};

export type ClockView = { readonly now: string; readonly moved: boolean };

export type PersonView = { readonly id: string; readonly name: string; readonly admin: boolean };

export type Snapshot = {
  /** The person who looks; nothing when there is nobody of that id. */
  readonly you?: string;
  readonly people: readonly PersonView[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  /** The channel in which one writes with Cairn alone. */
  readonly direct: string;
  readonly messages: readonly MessageView[];
  readonly clock: ClockView;
  /** What one could type first. */
  readonly examples: readonly string[];
};

const EXAMPLES = {
  group: ['/progress', '/log 1h30m coding', '/leaderboard'],
  nobody: ['/setup group', '/join', '/help'],
} as const;

export function snapshot(chat: Chat, clock: MovableClock, onlooker: Onlooker): Snapshot {
  const you = chat.person(onlooker.personId);
  const seen = you === undefined ? [] : chat.messagesFor(you.id);
  return {
    ...(you && { you: you.id }),
    people: chat.people(),
    channels: CHANNELS,
    direct: directChannel(onlooker.personId),
    messages: seen.map((message) => messageView(chat, message, onlooker)),
    clock: clockView(clock),
    examples: chat.hasGroup() ? EXAMPLES.group : EXAMPLES.nobody,
  };
}

export function clockView(clock: MovableClock): ClockView {
  return { now: clock.now().toString(), moved: clock.moved() };
}

export function messageView(chat: Chat, message: ChatMessage, onlooker: Onlooker): MessageView {
  const { id, channelId, at, from, only, edited, asked, body } = message;
  return {
    id,
    channel: channelId,
    at: at.toString(),
    only: only !== undefined,
    edited,
    ...(asked !== undefined && { asked }),
    ...(from.kind === 'person' && { from: chat.person(from.id)?.name ?? 'Somebody' }),
    ...(body.kind === 'typed'
      ? { text: body.text }
      : {
          html: renderHtml(body.message, viewer(onlooker)),
          ...(body.files && { files: body.files }),
        }),
  };
}

function viewer({ timeZone }: Onlooker): Parameters<typeof renderHtml>[1] {
  return {
    surface: 'playground',
    workspaceId: WORKSPACE.workspaceId,
    ...(timeZone !== undefined && { timeZone }),
  };
}

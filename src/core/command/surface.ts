// The ports between the core and a chat platform: the desk that answers what comes in, the surface that is posted to.
import type { Message } from '../message/message.ts';
import type { Account } from '../model/accounts.ts';
import type { SurfaceId } from '../model/ids.ts';
import type { Suggestion } from '../options/kinds/shared/kind.ts';
import type { RawValues } from '../options/option.ts';
import type { Answer } from './answer.ts';
import type { Ask, HintAsk, HomeAsk, LineAsk, SuggestionAsk } from './ask.ts';

/** The core as a surface sees it. */
export type Desk = {
  /** Never rejects: what goes wrong becomes an apology with a reference. */
  answer(ask: Ask): Promise<Answer>;
  /** At most 25, best first; empty when there is nothing to suggest or something went wrong. */
  suggest(ask: SuggestionAsk): Promise<readonly Suggestion[]>;
  /** Which options a line gives so far, with what was typed for them; none when they cannot be told. */
  given(ask: LineAsk): Promise<RawValues>;
  /** The page that a platform keeps for one person: where they stand, what is next. Never rejects. */
  home(ask: HomeAsk): Promise<Message>;
  /** Answers plain words in a direct message, once a day at most. Never rejects. */
  hint(who: HintAsk): Promise<void>;
};

export type Channel = { readonly workspaceId: string; readonly channelId: string };

/** `first` where somebody waits for a post: it goes before those that wait for their turn in its channel. */
export type Turn = 'first' | 'in-order';

/** What became of a post. */
export type PostOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** The platform says no and would say so again: the channel is gone, or Cairn may not post there. */
  | {
      readonly kind: 'refused';
      readonly because: 'gone' | 'forbidden' | 'not-a-channel';
      readonly code: string;
      /** What somebody who may can do about it, in the platform's own words, as whole sentences. */
      readonly advice?: string;
    }
  /** Nothing was posted, and it may work later: not before so many seconds, where the platform says so. */
  | { readonly kind: 'unavailable'; readonly code: string; readonly seconds?: number }
  /** It may or may not have been posted. */
  | { readonly kind: 'unknown'; readonly code: string };

export type EditOutcome =
  | { readonly kind: 'edited' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unavailable'; readonly code: string };

/** A person on a platform, where a direct message reaches them. */
export type DirectAccount = Pick<Account, 'workspaceId' | 'userId'>;

/** Whether somebody is in a workspace; `unknown` where the platform does not say. */
export type Presence = 'present' | 'gone' | 'unknown';

/** A chat platform, as the core posts to it. */
export type Surface = {
  readonly id: SurfaceId;
  /** `nonce` (at most 25 characters) lets the platform refuse a repeat of the same post, where it can. */
  post(channel: Channel, message: Message, nonce: string, turn?: Turn): Promise<PostOutcome>;
  /** Writes to one person alone; refused as forbidden where they take no messages from Cairn. */
  direct(account: DirectAccount, message: Message, nonce: string): Promise<PostOutcome>;
  edit(channel: Channel, messageId: string, message: Message): Promise<EditOutcome>;
  /** Whether somebody is in a server or workspace still; absent where the platform cannot be asked. */
  presence?(workspaceId: string, userId: string): Promise<Presence>;
  /** Whether somebody manages a server or workspace; false where the platform does not say, absent where it cannot. */
  manages?(workspaceId: string, userId: string): Promise<boolean>;
};

/** A surface that the composition root starts and stops. */
export type RunningSurface = Surface & {
  /** Whether it is connected and serving now; else why not. */
  health(): { readonly ok: true } | { readonly ok: false; readonly why: string };
  /** Takes nothing new, finishes what is in hand, closes the connection. */
  stop(): Promise<void>;
};

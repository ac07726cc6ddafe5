// The surface port: a chat platform as the core sees it. What comes in is an `Ask`, what goes out a `Message`.
import type { Form } from '../message/form.ts';
import type { Message } from '../message/message.ts';
import type { Press } from '../message/press.ts';
import type { Account } from '../model/accounts.ts';
import type { SurfaceId } from '../model/ids.ts';
import type { Suggestion } from '../options/kinds/shared/kind.ts';
import type { RawValues } from '../options/option.ts';
import type { GivenFile } from '../text/given-file.ts';
import type { ZoneId } from '../time/temporal.ts';
import type { TypedText } from '../typed/typed-text.ts';

/** One thing that a person did on a platform. */
export type Ask = {
  /** The platform's own id of the interaction, unique on the surface. The same id again has no second effect. */
  readonly id: string;
  readonly surface: SurfaceId;
  /** The server or workspace; absent in direct messages of platforms that do not say. */
  readonly place?: { readonly workspaceId: string; readonly name: string };
  readonly channelId?: string;
  readonly direct: boolean;
  readonly asker: Asker;
  readonly input: Input;
  /** Gives a file that came with the ask, by the address in its values. Absent where none can come with it. */
  file?(address: string): Promise<GivenFile>;
};

export type Asker = {
  /** "" on platforms whose user ids are unique everywhere. */
  readonly workspaceId: string;
  readonly userId: string;
  readonly name: string;
  /** Whether the asker may change the group's settings here, now; may ask the platform. Nothing where it does not say. */
  isAdmin(): Promise<boolean | undefined>;
  /** The zone that the platform knows for the asker, where it knows one. */
  timeZone(): Promise<ZoneId | undefined>;
};

export type Input =
  /** A command with its options given one by one. Values are what was typed or chosen, not yet read. */
  | { readonly kind: 'command'; readonly command: string; readonly values: RawValues }
  /** A command as one line of text: its name, then its options ("log 1h30m coding"). */
  | { readonly kind: 'text'; readonly typed: TypedText }
  /** A button, or a select with what was chosen; `private` when the asker alone sees the message pressed on. */
  | {
      readonly kind: 'press';
      readonly press: Press;
      readonly chosen?: string;
      readonly private: boolean;
    }
  | { readonly kind: 'submit'; readonly press: Press; readonly values: RawValues };

/** A file of text, UTF-8. */
export type TextFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
};

/** What a person should see next. */
export type Answer =
  | {
      readonly kind: 'message';
      readonly message: Message;
      /** Seen by the asker alone, or by everyone in the channel. */
      readonly audience: 'asker' | 'channel';
      /** Takes the place of the message that was pressed on, where there was one. */
      readonly replaces: boolean;
      /** Given to the asker alone, beside the message. */
      readonly files?: readonly TextFile[];
      /** What was typed was not taken: which option, where one is to blame. A form can stay open for it. */
      readonly refused?: { readonly option?: string };
    }
  | { readonly kind: 'form'; readonly form: Form }
  /** Nothing to say; the platform is told that all is well. */
  | { readonly kind: 'nothing' };

/** What autocompletion is asked: the option being typed, what stands in it, and what the others hold. */
export type SuggestionAsk = Pick<Ask, 'surface' | 'place' | 'direct' | 'asker'> & {
  readonly command: string;
  readonly option: string;
  readonly partial: string;
  readonly values: RawValues;
};

/** Whose page is asked for, and where. */
export type HomeAsk = Pick<Ask, 'surface' | 'place' | 'direct' | 'asker'>;

/** The core as a surface sees it. */
export type Desk = {
  /** Never rejects: what goes wrong becomes an apology with a reference. */
  answer(ask: Ask): Promise<Answer>;
  /** At most 25, best first; empty when there is nothing to suggest or something went wrong. */
  suggest(ask: SuggestionAsk): Promise<readonly Suggestion[]>;
  /** The page that a platform keeps for one person: where they stand, what is next. Never rejects. */
  home(ask: HomeAsk): Promise<Message>;
};

export type Channel = { readonly workspaceId: string; readonly channelId: string };

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
  post(channel: Channel, message: Message, nonce: string): Promise<PostOutcome>;
  /** Writes to one person alone; refused as forbidden where they take no messages from Cairn. */
  direct(account: DirectAccount, message: Message, nonce: string): Promise<PostOutcome>;
  edit(channel: Channel, messageId: string, message: Message): Promise<EditOutcome>;
  /** Whether somebody is in a server or workspace still; absent where the platform cannot be asked. */
  presence?(workspaceId: string, userId: string): Promise<Presence>;
};

/** A surface that the composition root starts and stops. */
export type RunningSurface = Surface & {
  /** Whether it is connected and serving now; else why not. */
  health(): { readonly ok: true } | { readonly ok: false; readonly why: string };
  /** Takes nothing new, finishes what is in hand, closes the connection. */
  stop(): Promise<void>;
};

// What comes in from a platform: one thing that a person did there, or what they would like to be shown.
import type { Press } from '../message/press.ts';
import type { SurfaceId } from '../model/ids.ts';
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
  /** The same as far as it is known without asking: enough to list what admins do, never to let somebody do it. */
  readonly seemsAdmin: boolean;
  /** The zone that the platform knows for the asker, where it knows one. */
  timeZone(): Promise<ZoneId | undefined>;
};

export type Input =
  /** A command with its options given one by one. Values are what was typed or chosen, not yet read. */
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly values: RawValues;
      /** Of a line that was put aside: the note begins with words that nothing in the line named as one. */
      readonly leftForNote?: true;
    }
  /** A command as one line of text: its name, then its options ("log 1h30m coding"). */
  | { readonly kind: 'text'; readonly typed: TypedText }
  /** A button, or a select with what was chosen; `private` when the asker alone sees the message pressed on. */
  | {
      readonly kind: 'press';
      readonly press: Press;
      readonly chosen?: string;
      readonly private: boolean;
      /** The id of the message pressed on, where others see it too. */
      readonly on?: string;
    }
  | { readonly kind: 'submit'; readonly press: Press; readonly values: RawValues };

/** What autocompletion is asked: the option being typed, what stands in it, and what the others hold. */
export type SuggestionAsk = Pick<Ask, 'surface' | 'place' | 'direct' | 'asker'> & {
  readonly command: string;
  readonly option: string;
  readonly partial: string;
  readonly values: RawValues;
};

/** A command's line as far as it is typed. */
export type LineAsk = Pick<Ask, 'surface' | 'place' | 'direct' | 'asker'> & {
  readonly command: string;
  /** What follows the command's name. */
  readonly typed: TypedText;
};

/** Whose page is asked for, and where. */
export type HomeAsk = Pick<Ask, 'surface' | 'place' | 'direct' | 'asker'>;

/** Who wrote something that is no command to Cairn alone. */
export type HintAsk = Pick<Ask, 'surface'> & Pick<Asker, 'workspaceId' | 'userId'>;

// Interactions in flight: their tokens, their deadlines, and what was answered.
import { refusal } from './api-error.ts';
import type { JsonObject } from './json.ts';
import type { MessageState, World } from './world.ts';

/** Milliseconds in which the first answer must come, and how long a token lives after it. */
const FIRST_ANSWER_MS = 3_000;
const TOKEN_MS = 15 * 60_000;

/** What a person sees first. */
export type FirstAnswer =
  | {
      readonly kind: 'message' | 'deferred' | 'update' | 'deferred-update';
      readonly message: MessageState;
    }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'modal'; readonly modal: JsonObject }
  | { readonly kind: 'choices'; readonly choices: readonly JsonObject[] };

export interface InteractionState {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: 2 | 3 | 4 | 5;
  readonly userId: string;
  readonly channelId: string;
  readonly createdAt: number;
  /** INTERACTION_CREATE's data, as it was sent. */
  readonly payload: JsonObject;
  /** The message whose component was used. */
  readonly source: MessageState | undefined;
  /** Type of the option that is being completed. */
  readonly focusedType: unknown;
  acknowledged: boolean;
  /** What `@original` names. */
  original: MessageState | undefined;
  /** Messages that this token may edit and delete. */
  readonly own: Set<string>;
  readonly first: PromiseWithResolvers<FirstAnswer>;
}

/** All interactions of one Discord, by id and by token. */
export class Interactions {
  readonly #world: World;
  readonly #byId = new Map<string, InteractionState>();
  readonly #byToken = new Map<string, InteractionState>();

  constructor(world: World) {
    this.#world = world;
  }

  add(interaction: InteractionState): void {
    this.#byId.set(interaction.id, interaction);
    this.#byToken.set(interaction.token, interaction);
  }

  /** The interaction that a callback answers; throws 10062 when late or unknown, 40060 when answered. */
  toAnswer(id: string, token: string): InteractionState {
    const interaction = this.#byId.get(id);
    if (interaction === undefined || interaction.token !== token)
      throw refusal.unknownInteraction();
    if (interaction.acknowledged) throw refusal.alreadyAcknowledged();
    const age = this.#world.clock.now() - interaction.createdAt;
    if (age > FIRST_ANSWER_MS) throw refusal.unknownInteraction();
    return interaction;
  }

  /** The answered interaction whose token a webhook route carries; throws 10015 or 50027. */
  byToken(applicationId: string, token: string): InteractionState {
    const interaction = this.#byToken.get(token);
    if (applicationId !== this.#world.applicationId || interaction === undefined) {
      throw refusal.unknownWebhook();
    }
    if (this.#world.clock.now() - interaction.createdAt > TOKEN_MS) throw refusal.tokenExpired();
    if (!interaction.acknowledged) throw refusal.unknownWebhook();
    return interaction;
  }
}

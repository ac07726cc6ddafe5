// Whether somebody manages a server, asked of Discord: of who acts elsewhere no interaction tells it.
import { PermissionFlagsBits, type REST, Routes } from 'discord.js';
import type { Attempts } from './attempts.ts';

const MANAGING = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/** By the owner's id, else by the permissions of the member's roles and of everyone's. What is not told is false. */
export async function managesGuild(
  { rest, attempts }: { readonly rest: REST; readonly attempts: Attempts },
  guildId: string,
  userId: string,
): Promise<boolean> {
  const guild = await attempts.send(() => rest.get(Routes.guild(guildId)));
  const member = await attempts.send(() => rest.get(Routes.guildMember(guildId, userId)));
  if (!('answered' in guild && 'answered' in member)) return false;
  const [{ owner_id, roles = [] }, { roles: held = [] }] = [guild.answered, member.answered] as [
    GuildTold,
    MemberTold,
  ];
  if (owner_id === userId) return true;
  return roles
    .filter(({ id }) => id === guildId || held.includes(id))
    .some(({ permissions }) => (BigInt(permissions) & MANAGING) !== 0n);
}

/** What is read of Discord's answers, as its API description has them: the one place that trusts their shape. */
type GuildTold = {
  readonly owner_id?: string;
  readonly roles?: readonly { readonly id: string; readonly permissions: string }[];
};
type MemberTold = { readonly roles?: readonly string[] };

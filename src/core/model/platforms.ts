// The platforms that Cairn serves: what each is called, and what differs on it for whoever reads and types there.
// What differs by nature is told here as a capability, so that nothing else asks which platform it is.

type Platform = {
  /** As people call it. */
  readonly name: string;
  /** What is typed before a command. */
  readonly prefix: string;
  /** Whether options are typed with their names ("code:7K2QX"), or their values one after another. */
  readonly namesOptions: boolean;
  /** Who may change the settings of a group, in the platform's own words. */
  readonly admins: string;
  /** A post that is given again with the same nonce is refused for two minutes at least. */
  readonly refusesRepeats: boolean;
  /** Where Cairn is only tried out: nobody has an account of their own there. */
  readonly isTrial: boolean;
};

export const PLATFORMS = {
  discord: {
    name: 'Discord',
    prefix: '/',
    namesOptions: true,
    admins: 'the permission Manage Server',
    refusesRepeats: true,
    isTrial: false,
  },
  slack: {
    name: 'Slack',
    prefix: '/cairn ',
    namesOptions: false,
    admins: 'a workspace admin or owner',
    refusesRepeats: false,
    isTrial: false,
  },
  playground: {
    name: 'Playground',
    prefix: '/',
    namesOptions: false,
    admins: 'whoever came first',
    refusesRepeats: true,
    isTrial: true,
  },
} as const satisfies Readonly<Record<string, Platform>>;

type Id = keyof typeof PLATFORMS;

/** In the order of the record. Cast here alone: Object.keys does not say whose keys it gives. */
export const SURFACE_IDS = Object.keys(PLATFORMS) as readonly Id[];

/** The platforms on which people have accounts of their own. */
export const LIVE_SURFACES = SURFACE_IDS.filter((id) => !PLATFORMS[id].isTrial);

/** Their names: "Discord and Slack". */
export function platformNames(joint: 'and' | 'or'): string {
  const type = joint === 'and' ? 'conjunction' : 'disjunction';
  const names = LIVE_SURFACES.map((id) => PLATFORMS[id].name);
  return new Intl.ListFormat('en-GB', { type }).format(names);
}

/** A command as it is typed: `/link code:7K2QX` on Discord, `/cairn link 7K2QX` on Slack. */
export function typedOn(
  surface: Id,
  command: string,
  options: Readonly<Record<string, string>> = {},
): string {
  const { prefix, namesOptions } = PLATFORMS[surface];
  const given = Object.entries(options).map(([name, value]) =>
    namesOptions ? `${name}:${value}` : value,
  );
  return `${prefix}${[command, ...given].join(' ')}`.trimEnd();
}

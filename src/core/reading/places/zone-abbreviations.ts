// Abbreviations of time zones, which do not say when clocks change, and the zones likely meant.

/** In lower case, with the zones to offer instead, likeliest first. */
export const ZONE_ABBREVIATIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ...sameZones('America/New_York', 'est', 'edt', 'et'),
  ...sameZones('America/Chicago', 'cst', 'cdt', 'ct'),
  ...sameZones('America/Denver', 'mst', 'mdt', 'mt'),
  ...sameZones('America/Los_Angeles', 'pst', 'pdt', 'pt'),
  ...sameZones('America/Anchorage', 'akst', 'akdt'),
  ...sameZones('Pacific/Honolulu', 'hst'),
  ...sameZones('Europe/Berlin', 'cet', 'cest', 'met', 'mez', 'mesz'),
  ...sameZones('Europe/London', 'bst'),
  ...sameZones('Europe/Lisbon', 'wet', 'west'),
  ...sameZones('Europe/Athens', 'eet', 'eest'),
  ...sameZones('Europe/Moscow', 'msk'),
  ...sameZones('Asia/Kolkata', 'ist'),
  ...sameZones('Asia/Karachi', 'pkt'),
  ...sameZones('Asia/Hong_Kong', 'hkt'),
  ...sameZones('Asia/Singapore', 'sgt'),
  ...sameZones('Asia/Tokyo', 'jst'),
  ...sameZones('Asia/Seoul', 'kst'),
  ...sameZones('Australia/Sydney', 'aest', 'aedt'),
  ...sameZones('Pacific/Auckland', 'nzst', 'nzdt'),
  ['gmt', ['Europe/London', 'UTC']],
  ['greenwich mean time', ['Europe/London', 'UTC']],
]);

function sameZones(zone: string, ...abbreviations: string[]): [string, readonly string[]][] {
  return abbreviations.map((abbreviation) => [abbreviation, [zone]]);
}

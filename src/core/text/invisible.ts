// Characters that nobody sees, and which of them a script or an emoji needs to be what it is.

/** Letters that join: of scripts in which a joiner between two of them changes how they are written. */
const JOINING = String.raw`[[\p{L}\p{M}]--[\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Armn}\p{scx=Geor}\p{scx=Hebr}\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{sc=Zyyy}\p{sc=Zinh}]]`;

const PICTURE = String.raw`\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{Emoji_Modifier}?`;

/** What is left as it is: each alternative ends with the unseen characters that belong to it. */
const NEEDED = [
  String.raw`\p{RGI_Emoji_Tag_Sequence}`,
  String.raw`${PICTURE}(?:\u200D${PICTURE})*`,
  String.raw`[0-9#*]\uFE0F(?=\u20E3)`,
  String.raw`\p{sc=Hani}[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
  String.raw`\p{sc=Mong}[\u180B-\u180D\u180F]`,
  // "می‌خواهم", "क्‍ष"; and the last letter of "അവന്‍", which ends with a joiner after a mark.
  String.raw`${JOINING}[\u200C\u200D](?=[\p{L}\p{M}])`,
  String.raw`[[\p{M}]&&${JOINING}]\u200D`,
].join('|');

/** Besides format characters (Cf) all that Unicode says to show nothing for: fillers, stray selectors. */
const UNSEEN = new RegExp(String.raw`(${NEEDED})|[\p{Cf}\p{Default_Ignorable_Code_Point}]`, 'gv');

/** Takes out what nobody sees: two names that look alike would else be two. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, (_all, needed: string | undefined) => needed ?? '');
}

/** Whether a text has anything that is seen; the blank of Braille is as empty as a space. */
export function isSeen(text: string): boolean {
  return /[^\s\u2800]/u.test(text);
}

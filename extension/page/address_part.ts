/** Signs nobody sees that come along when an address is copied; joiners stay, because scripts and picture signs need them. */
export const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

// What is no letter of a name ends it: brackets, quotation marks, the query whose question mark was lost or escaped.
const AFTER_NAME = /[<>()[\]{}"&,;|?#，；（）【】《》「」、].*$/su;
const SENTENCE_END = /[.:!'’”»›“„…*·•`。：！？]+$/u;
const NO_NAME = /[\s\p{Cc}\p{Cs}/\\\ufffd]/u;
const NAME_LIMIT = 300;

// LinkedIn's own words for "not shown" and "you", what programs write for a missing value, and templates nobody filled in.
const PLACEHOLDER = new RegExp(
  '^(?:in|me|unavailable|undefined|null|none|nan|user[-_]?name|first-?name-last-?name'
  + '|(?:your|my)[-_]?(?:name|user[-_]?name|profile|slug|handle|id|url|linked-?in(?:[-_]?(?:profile|user-?name|name|id|url))?))$', 'i',
);

/** The first five letters of each kind of id (pages.md R11): Recruiter today and in 2020, the ordinary site, Sales Navigator. */
const KNOWN_KIND = /^(?:AEMAA|AEEAA|ACoAA|ACwAA)[\w-]{5,}$/;
/** An id has 39 characters; one that was shortened or made up holds no number. */
const WHOLE_ID = 30;
const NUMBER = /^[1-9]\d{0,11}$/;

/**
 * The member ID that a part of a path holds, its capitals kept, or null. `known kind`: only where the id is one by its own
 * looks, because a name could stand there as well.
 */
export function memberIdIn(part: string, only?: 'known kind' | 'number or known kind'): string | null {
  const id = plain(part)?.replace(/=+$/, '') ?? '';
  if (!/^[\w-]{1,100}$/.test(id) || PLACEHOLDER.test(id)) return null;
  if (!only || KNOWN_KIND.test(id)) return id;
  return only === 'number or known kind' && NUMBER.test(id) ? id : null;
}

/** The vanity name that a part of a path holds, in small letters and composed (NFC), or null for a placeholder or no name. */
export function vanityNameIn(part: string): string | null {
  const name = plain(part)?.toLowerCase().normalize('NFC') ?? '';
  if (!name || [...name].length > NAME_LIMIT || NO_NAME.test(name) || /^\.*$/.test(name) || PLACEHOLDER.test(name)) return null;
  return name;
}

/**
 * Whether two member IDs may be of one member: the same, or with the same number in them. Undocumented (pages.md R11), so that
 * nobody is ever joined by it alone.
 */
export function possiblySameMember(one: string, other: string): boolean {
  const number = memberNumber(one);
  return one === other || (number !== null && number === memberNumber(other));
}

/** The member's number: the id itself, or bytes 4 to 7 of an id of a known kind. Null for any other id. */
export function memberNumber(id: string): number | null {
  if (NUMBER.test(id)) return Number(id);
  if (!KNOWN_KIND.test(id) || id.length < WHOLE_ID) return null;
  const bytes = atob(id.slice(0, 12).replace(/-/g, '+').replace(/_/g, '/'));
  const number = [4, 5, 6, 7].reduce((sum, at) => sum * 256 + bytes.charCodeAt(at), 0);
  return number || null;
}

/** A part of a path as a person reads it, however often it was escaped; null where it is no UTF-8. */
function plain(part: string): string | null {
  try {
    let text = part;
    for (let before = ''; before !== text;) {
      before = text;
      text = before.replace(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent).replace(INVISIBLE, '');
    }
    return text.replace(AFTER_NAME, '').replace(SENTENCE_END, '');
  } catch {
    return null;
  }
}

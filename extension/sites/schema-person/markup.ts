import { visibleText } from '../../page/visible_text';

const MARKUP = /<\/?[a-z][^<>]*>|<!--/i;
const ENTITY = /&(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/i;
/** Templates escape a text once more than they should; nobody does so three times. */
const ROUNDS = 3;

/** A value of structured data as a person reads it: entities are their signs, markup is gone, and a line break parts words. */
export function readable(text: string): string {
  let read = text;
  for (let round = 0; round < ROUNDS && (MARKUP.test(read) || ENTITY.test(read)); round += 1) read = parsed(read);
  return read;
}

/** Parsed in a document of its own, in which nothing is loaded and nothing runs. */
function parsed(text: string): string {
  return visibleText(new DOMParser().parseFromString(text, 'text/html').body);
}

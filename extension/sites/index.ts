import { sameProfile } from '../page/profile_address';
import type { PagePerson } from '../page/person';
import type { NothingReason, PageReading, ProfilePage, Site } from './contract';
import { github } from './github';
import { hcard } from './hcard';
import { linkedinLink } from './linkedin-link';
import { recruiter } from './recruiter';
import { schemaPerson } from './schema-person';
import { xing } from './xing';

/** Sturdiest source first: the page's own address, structured data, and only then a link somewhere on the page. */
const SITES: Site[] = [recruiter, github, xing, schemaPerson, hcard, linkedinLink];

const PEOPLE_LIMIT = 20;

/**
 * Asks the adapters in turn and stops at the first that finds somebody whom the page is about; whoever only made something that it
 * shows comes last. The reasons of those that found nobody stay, so that the panel can say what the page lacks.
 */
export function readPage(document: Document, url: URL, recruiterHost?: string): PageReading {
  const reasons: NothingReason[] = [];
  const aside: PagePerson[] = [];
  for (const site of SITES) {
    const reading = site.read(document, url, recruiterHost);
    if ('nothing' in reading) {
      if (!reasons.includes(reading.nothing)) reasons.push(reading.nothing);
    } else if (reading.aside) {
      aside.push(...reading.people);
    } else if (site !== linkedinLink || !aside.length) {
      // A link alone says less about the page than the name of who wrote it.
      return { people: together(reading.people, aside), reasons, page: pageOf(reading.page) };
    }
  }
  return { people: together([], aside), reasons, page: null };
}

/** Only what can be sent: an adapter's own answer may hold elements of the page. */
function pageOf(page: ProfilePage | undefined): ProfilePage | null {
  return page ? { loading: page.loading, outcome: page.outcome } : null;
}

function together(people: PagePerson[], aside: PagePerson[]): PagePerson[] {
  const others = aside.filter((one) => !people.some((person) => person.name === one.name || sameProfile(person, one)));
  return [...people, ...others].slice(0, PEOPLE_LIMIT);
}

import type { State } from '../messages/contract';
import type { Trouble } from '../messages/trouble';
import type { PagePerson } from '../page/person';
import { sameProfile } from '../page/profile_address';
import { profilePerson } from '../sites/recruiter';
import { contactCard, nameHeading } from '../sites/recruiter/landmarks';
import { peopleLinks } from '../sites/recruiter/people_links';
import type { Attract } from '../ui/attract';
import { pageBadges, type NamePlace } from './badges';
import { boxPlace } from './box_place';
import { followPage } from './follow';
import { troubleLine } from './trouble_line';

/** What Attract adds to a page of an inject host: the box on a profile, and the badges. Answers a function that takes all away. */
export function standIn(document: Document, attract: Attract, first: State): () => void {
  const badges = pageBadges(attract);
  const box = boxPlace(attract, () => personOn(document), first.dockFolded);
  const line = troubleLine(attract, readAgain);
  let state = first;

  function read(): void {
    const person = personOn(document);
    if (person) box.show(person, contactCard(document, addressOf(document)));
    else box.remove();
    void follow(person);
  }
  async function follow(person: PagePerson | null): Promise<void> {
    const { user, can } = state;
    const places = namePlaces(document, person);
    const trouble: Trouble | null = user ? can.in_ats && await badges.follow(places) || null : { kind: 'signed_out' };
    // Where a box stands, it says such things itself.
    line(person || !places.length ? null : trouble);
  }
  function readAgain(): void {
    badges.forget();
    read();
  }
  async function onStateChanged(): Promise<void> {
    const answer = await attract.ask('state', {});
    if (!answer.ok) return stop();
    state = answer.value;
    readAgain();
  }
  function onKeyDown(event: KeyboardEvent): void {
    const pressed = event.code === 'KeyE' && event.shiftKey && (event.ctrlKey || event.metaKey) && !event.altKey;
    if (pressed && box.focus()) event.preventDefault();
  }
  const ends = [
    attract.hear(({ news }) => {
      if (news === 'state_changed') void onStateChanged();
      if (news === 'open_box') box.focus();
    }),
    followPage(document, isOurs, read),
    () => document.removeEventListener('keydown', onKeyDown, true),
    badges.forget,
    box.remove,
    () => line(null),
  ];
  document.addEventListener('keydown', onKeyDown, true);

  function stop(): void {
    for (const end of ends) end();
  }
  return stop;
}

function addressOf(document: Document): URL {
  return new URL(document.location.href);
}

function personOn(document: Document): PagePerson | null {
  const url = addressOf(document);
  return profilePerson(document, url, url.host);
}

/** The heading of a profile page, and every link to another person. */
function namePlaces(document: Document, person: PagePerson | null): NamePlace[] {
  const heading = person && nameHeading(document);
  const links = peopleLinks(document, addressOf(document))
    .filter(({ identity }) => !heading || !sameProfile(identity, person))
    .map(({ link, identity }) => ({ at: link, identity, inside: false }));
  return heading ? [{ at: heading, identity: person, inside: true }, ...links] : links;
}

/** All that Attract adds to a page is an element of such a name. */
function isOurs(node: Node): boolean {
  return /^attract-/i.test(node.nodeName);
}

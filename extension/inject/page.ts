import type { State } from '../messages/contract';
import type { Trouble } from '../messages/trouble';
import type { PagePerson } from '../page/person';
import { sameProfile } from '../page/profile_address';
import type { Profile } from '../sites/linkedin/profile';
import { recruiterProfile } from '../sites/recruiter';
import { peopleLinks } from '../sites/linkedin/people_links';
import type { Attract } from '../ui/shared/attract';
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
    const profile = profileOn(document);
    if (profile && !profile.loading) box.show(profile.person, profile.card);
    else box.remove();
    void follow(profile);
  }
  async function follow(profile: Profile | null): Promise<void> {
    const { user, can } = state;
    const places = namePlaces(document, profile);
    const trouble: Trouble | null = user ? can.in_ats && await badges.follow(places) || null : { kind: 'signed_out' };
    // Where a box stands, it says such things itself.
    line(profile || !places.length ? null : trouble);
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

function profileOn(document: Document): Profile | null {
  const url = addressOf(document);
  return recruiterProfile(document, url, url.host);
}

function personOn(document: Document): PagePerson | null {
  const profile = profileOn(document);
  return profile && !profile.loading ? profile.person : null;
}

/** The name on a profile page, and every link to another person. */
function namePlaces(document: Document, profile: Profile | null): NamePlace[] {
  const links = peopleLinks(document, addressOf(document))
    .filter(({ identity }) => !profile || !sameProfile(identity, profile.person))
    .map(({ link, identity }) => ({ at: link, identity, inside: false }));
  return profile?.nameAt ? [{ at: profile.nameAt, identity: profile.person, inside: true }, ...links] : links;
}

/** All that Attract adds to a page is an element of such a name. */
function isOurs(node: Node): boolean {
  return /^attract-/i.test(node.nodeName);
}

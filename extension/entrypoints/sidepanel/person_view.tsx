import { h, type VNode } from 'preact';
import type { PagePerson } from '../../page/person';
import { attractState, question, type Attract } from '../../ui/shared/attract';
import { badge } from '../../ui/in_ats/badge';
import { ExportBox } from '../../ui/export_box/export_box';
import type { BoxMemory } from '../../ui/export_box/box_props';
import { Link } from '../../ui/shared/link';
import { living } from '../../ui/shared/living';

const memory: BoxMemory = { job: null };

/** Who was read from the page, with the same badge and the same box as in a page. */
export function PersonView({ attract, person }: { attract: Attract; person: PagePerson }): VNode {
  const facts = [person.headline, person.company, person.location].filter(Boolean);
  return (
    <div class="stack">
      <p class="line person"><span>{person.name}</span><PersonBadge attract={attract} person={person} /></p>
      {facts.length > 0 && <p class="faint">{facts.join(' · ')}</p>}
      {person.profileUrl && <p class="faint"><Link to={person.profileUrl}>{person.profileUrl}</Link></p>}
      <ExportBox attract={attract} person={person} memory={memory} current={() => person} />
    </div>
  );
}

/** The badge, once somebody is connected and In ATS shows the person. */
const PersonBadge = living<{ attract: Attract; person: PagePerson }>(({ attract, person }, life) => {
  const found = question(life, () => attract.ask('look_up', { profiles: [person] }));
  const state = attractState(attract, { ...life, redraw: () => (state.value?.user && state.value.can.in_ats ? found.ask() : found.set([])) });
  return () => {
    const candidate = found.value?.[0] ?? null;
    return <span key={candidate} ref={(slot) => { if (slot && candidate !== null && !slot.firstChild) slot.append(badge(attract, candidate)); }} />;
  };
});

import { h, type VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PagePerson } from '../../page/person';
import { useAttractState, useQuestion, type Attract } from '../../ui/shared/attract';
import { badge } from '../../ui/in_ats/badge';
import { ExportBox } from '../../ui/export_box/export_box';
import type { BoxMemory } from '../../ui/export_box/box_props';
import { Link } from '../../ui/shared/link';

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
function PersonBadge({ attract, person }: { attract: Attract; person: PagePerson }): VNode {
  const state = useAttractState(attract).value;
  const { value, ask, set } = useQuestion(() => attract.ask('look_up', { profiles: [person] }));
  // Each answer about who is connected asks again: another user or instance may answer otherwise.
  useEffect(() => (state?.user && state.can.in_ats ? ask() : set([])), [state, ask, set]);
  const candidate = value?.[0] ?? null;
  return <span key={candidate} ref={(slot) => { if (slot && candidate !== null && !slot.firstChild) slot.append(badge(attract, candidate)); }} />;
}

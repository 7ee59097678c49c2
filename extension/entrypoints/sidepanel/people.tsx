import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Answer } from '../../messages/contract';
import { personKey, type PagePerson } from '../../page/person';
import type { Attract } from '../../ui/shared/attract';
import { t } from '../../ui/shared/words';
import { NobodyFound } from './nobody_found';
import { PersonView } from './person_view';

/** One person: at once. Several: a choice. Nobody: the reasons, and a field for an address. */
export function People({ attract, read }: { attract: Attract; read: Answer<'read_page'> | null }): VNode {
  const people = read?.people ?? [];
  const [person, choose] = useState<PagePerson | null>(people.length === 1 ? people[0]! : null);
  return (
    <div class="stack">
      {people.length > 1 && <ChoosePerson people={people} chosen={person} onChoose={choose} />}
      {people.length === 0 && <NobodyFound reasons={read?.reasons ?? []} onPerson={choose} />}
      {person && <PersonView key={personKey(person)} attract={attract} person={person} />}
    </div>
  );
}

function ChoosePerson({ people, chosen, onChoose }: { people: PagePerson[]; chosen: PagePerson | null; onChoose(person: PagePerson): void }): VNode {
  return (
    <fieldset class="note stack">
      <legend>{t('several_people')}</legend>
      {people.map((person, index) => (
        <div key={index} class="line">
          <input type="radio" id={`person-${index}`} name="person" checked={person === chosen} onChange={() => onChoose(person)} />
          <label for={`person-${index}`}>{[person.name, person.headline].filter(Boolean).join(', ')}</label>
        </div>
      ))}
    </fieldset>
  );
}

import { h, type VNode } from 'preact';
import type { Choice, Job } from '../../api/types';
import { personKey, type PagePerson } from '../../page/person';
import { oneLine } from '../../page/text';
import { question, type Attract } from '../shared/attract';
import { connecting } from '../connect/connect';
import type { BoxProps } from './box_props';
import { DetailsFields, type Details } from './details';
import { exporting, type ExportState } from './exporting';
import { Field } from '../shared/field';
import { JobSearch } from '../job_search/job_search';
import { KnownOn } from './known';
import { living } from '../shared/living';
import { Outcome } from './outcome';
import { PossiblePeople } from './possible_people';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';

/** Choosing a job and exporting: one click once the job is chosen (statement 76). Whatever goes wrong, what was typed stays. */
export const ExportForm = living<BoxProps & { instance: string; onChangeAts(): void }>(({ attract, person, memory, current, instance, onChangeAts }, life) => {
  let typedName = '';
  let text = '';
  let moved = false;
  const details: Details = { email: '', note: '', notePrivate: false };
  const preview = question(life, () => attract.ask('preview', { person }));
  const order = exporting(attract, instance, life, preview.ask);
  const sign = connecting(attract, life);

  function choose(job: Job | null, typed = ''): void {
    memory.job = job;
    text = typed;
    order.reset();
  }
  function send(candidate: Choice | null = null): void {
    const name = person.name ?? oneLine(typedName);
    const now = current();
    moved = !now || personKey(now) !== personKey(person);
    life.redraw();
    if (moved || !memory.job || !name) return;
    void order.send({
      job: memory.job, person: { ...person, name }, candidate,
      email: oneLine(details.email), note: details.note.trim() || null, notePrivate: details.notePrivate,
    });
  }
  // A job is known by a number that means another job in another instance.
  if (memory.instance !== instance) Object.assign(memory, { job: null, instance });
  preview.ask();
  void resumeWaiting(attract, person, order.resume);

  return () => {
    const { state } = order;
    const ready = memory.job && (person.name ?? oneLine(typedName)) && canSend(state);
    return (
      <div class="stack">
        {person.name
          ? <p class="person">{person.name}</p>
          : <NameField id={life.id} person={person} name={typedName} onName={(name) => { typedName = name; life.redraw(); }} />}
        <JobSearch
          attract={attract} job={memory.job} text={text} onConnect={sign.connect}
          onText={(typed) => choose(null, typed)} onChoose={(job) => choose(job)}
        />
        <KnownOn applications={preview.value?.applications ?? []} job={memory.job?.id} said={state.at === 'exported'} />
        <DetailsFields id={life.id} details={details} />
        {state.at === 'who' && <PossiblePeople people={state.people} notNew={state.notNew} onChoose={send} onCancel={order.reset} />}
        {state.at === 'trouble' && <TroubleNote trouble={state.trouble} onConnect={sign.connect} onRetry={() => send()} onChangeAts={onChangeAts} />}
        <TroubleNote trouble={sign.trouble} onConnect={sign.connect} />
        {moved && <p class="note bad" role="alert">{t('page_moved')}</p>}
        <button class="main" disabled={!ready} onClick={() => send()}>{t('export')}</button>
        <Outcome state={state} onUndo={() => void order.undo()} />
      </div>
    );
  };
});

function canSend({ at }: ExportState): boolean {
  return !/^(sending|queued|cancelling)$/.test(at);
}

/** An order for this person that waits since an earlier visit stands in the box again. */
async function resumeWaiting({ ask }: Attract, person: PagePerson, resume: ReturnType<typeof exporting>['resume']): Promise<void> {
  const answer = await ask('waiting_for', { person });
  const waiting = answer.ok && answer.value.find(({ state }) => state === 'waiting');
  if (waiting) resume(waiting);
}

/** A page without a usable name says why, and the recruiter types it. */
function NameField({ id, person, name, onName }: { id: string; person: PagePerson; name: string; onName(name: string): void }): VNode {
  return (
    <div class="stack">
      <p class="note" id={`${id}-why`}>{t(`name_${person.nameProblem ?? 'missing'}`)}</p>
      <Field id={`${id}-name`} label={t('name')} maxLength={200} required aria-describedby={`${id}-why`} value={name} onText={onName} />
    </div>
  );
}

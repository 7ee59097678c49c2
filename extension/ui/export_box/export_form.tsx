import { h, type VNode } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Choice, Job } from '../../api/types';
import { personKey, type PagePerson } from '../../page/person';
import { oneLine } from '../../page/text';
import { useConnecting } from '../connect/connect';
import { JobSearch } from '../job_search/job_search';
import { useQuestion, type Attract } from '../shared/attract';
import { Field } from '../shared/field';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';
import type { BoxMemory, BoxProps } from './box_props';
import { DetailsFields, NO_DETAILS } from './details';
import { useExporting, type Exporting, type ExportState } from './exporting';
import { KnownOn } from './known';
import { Outcome } from './outcome';
import { PossiblePeople } from './possible_people';

interface Props extends BoxProps { instance: string; onChangeAts(): void }

/** Choosing a job and exporting: one click once the job is chosen (statement 76). Whatever goes wrong, what was typed stays. */
export function ExportForm({ attract, person, memory, current, instance, onChangeAts }: Props): VNode {
  const id = useId();
  const [job, setJob] = useState(() => jobKept(memory, instance));
  const [typedName, setTypedName] = useState('');
  const [text, setText] = useState('');
  const [moved, setMoved] = useState(false);
  const [details, setDetails] = useState(NO_DETAILS);
  const preview = useQuestion(() => attract.ask('preview', { person }));
  const order = useExporting(attract, instance, preview.ask);
  const sign = useConnecting(attract);
  const { state } = order;
  const name = person.name ?? oneLine(typedName);

  function choose(chosen: Job | null, typed = ''): void {
    memory.job = chosen;
    setJob(chosen);
    setText(typed);
    order.reset();
  }
  function send(candidate: Choice | null = null): void {
    const now = current();
    const gone = !now || personKey(now) !== personKey(person);
    setMoved(gone);
    if (gone || !job || !name) return;
    void order.send({
      job, person: { ...person, name }, candidate,
      email: oneLine(details.email), note: details.note.trim() || null, notePrivate: details.notePrivate,
    });
  }
  useEffect(() => {
    preview.ask();
    void resumeWaiting(attract, person, order.resume);
    // oxlint-disable-next-line react/exhaustive-deps -- once: the form is made anew for each person
  }, []);

  return (
    <div class="stack">
      {person.name
        ? <p class="person">{person.name}</p>
        : <NameField id={id} person={person} name={typedName} onName={setTypedName} />}
      <JobSearch
        attract={attract} job={job} text={text} onConnect={sign.connect}
        onText={(typed) => choose(null, typed)} onChoose={(chosen) => choose(chosen)}
      />
      <KnownOn applications={preview.value?.applications ?? []} job={job?.id} said={state.at === 'exported'} />
      <DetailsFields id={id} details={details} onDetails={setDetails} />
      {state.at === 'who' && <PossiblePeople people={state.people} notNew={state.notNew} onChoose={send} onCancel={order.reset} />}
      {state.at === 'trouble' && <TroubleNote trouble={state.trouble} onConnect={sign.connect} onRetry={() => send()} onChangeAts={onChangeAts} />}
      <TroubleNote trouble={sign.trouble} onConnect={sign.connect} />
      {moved && <p class="note bad" role="alert">{t('page_moved')}</p>}
      <button class="main" disabled={!(job && name && canSend(state))} onClick={() => send()}>{t('export')}</button>
      <Outcome state={state} onUndo={() => void order.undo()} />
    </div>
  );
}

/** The job chosen for the person before. It is known by a number that means another job in another instance. */
function jobKept(memory: BoxMemory, instance: string): Job | null {
  if (memory.instance !== instance) Object.assign(memory, { job: null, instance });
  return memory.job;
}

function canSend({ at }: ExportState): boolean {
  return !/^(sending|queued|cancelling)$/.test(at);
}

/** An order for this person that waits since an earlier visit stands in the box again. */
async function resumeWaiting({ ask }: Attract, person: PagePerson, resume: Exporting['resume']): Promise<void> {
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

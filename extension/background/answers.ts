import { browser } from 'wxt/browser';
import type { Exported, Preview } from '../api/types';
import { tell, type Sender } from '../messages/channel';
import type { Answer, Ask, Question, QuestionName, State } from '../messages/contract';
import { fine, trouble, type Result } from '../messages/trouble';
import type { ProfileIdentity } from '../page/profile_address';
import { endConnection, endForbiddenConnections, removeConnection, removeEverything, startConnection } from './connection/connections';
import { undoExport } from './exports/delivery';
import { drain, exportPerson, unqueue } from './exports/exports';
import { currentMode, profileOf, refreshProfile } from './hosts/hosts';
import { card, lookUp } from './in_ats';
import { hostFacts, registerInjectHosts } from './hosts/inject_hosts';
import { addInstance, chooseInstance, chosenInstance, instances, nameInstances } from './connection/instances';
import { searchJobs, whyNot } from './jobs';
import { entries, entriesFor, personBody, waitingOf, type Entry } from './exports/queue';
import { countPage } from './pages/seen';
import { book, clearBook, noteRead } from './pages/book';
import { readTab } from './pages/reading';
import { companyPolicy, saysAnything } from './connection/policy';
import { mayAsk, originOf } from './sender';
import { authorised, userOf } from './connection/session';
import { rememberState } from './shown_state';
import { store, stored } from './store';

type Answers = { [N in QuestionName]: (ask: Ask<N>) => Promise<Result<Answer<N>>> };

/** Answers one message, after a look at who sent it. */
export async function answerQuestion(question: Question, sender: Sender): Promise<Result<unknown>> {
  const origin = originOf(sender, browser.runtime.id, browser.runtime.getURL('/').replace(/\/$/, ''));
  if (!Object.hasOwn(ANSWERS, question.name) || !(await mayAsk(origin, question.name, currentMode))) return trouble('refused');
  const answer = ANSWERS[question.name] as (ask: Question) => Promise<Result<unknown>>;
  if (origin.from === 'content') void noteReading(question, sender.url!);
  return answer(question);
}

/** What a page of an inject host was read for shows in what it asks: a profile in its box, or the links to profiles. */
async function noteReading(question: Question, page: string): Promise<void> {
  if (question.name === 'preview') await noteRead({ page, kind: 'profile', people: 1 });
  if (question.name === 'look_up') await noteRead({ page, kind: 'list', people: question.profiles.length });
}

const ANSWERS: Answers = {
  state: async () => {
    void refreshChosen();
    return fine(await state());
  },
  connect: () => withInstance(async (instance) => changed(await startConnection(instance))),
  choose_instance: async ({ url }) => changed(await chooseInstance(String(url))),
  add_instance: async ({ url }) => changed(await addInstance(String(url))),
  remove_instance: async ({ url }) => changed(await removeConnection(String(url))),
  name_instances: async () => {
    await nameInstances();
    return fine(await state());
  },
  fold_dock: async ({ folded }) => {
    await store({ dockFolded: Boolean(folded) });
    return fine(await state());
  },
  jobs: ({ q }) => reaching((instance) => searchJobs(instance, String(q))),
  why_not: ({ q }) => reaching((instance) => whyNot(instance, String(q))),
  preview: ({ person }) => reaching((instance) => preview(instance, person)),
  waiting_for: async ({ person }) => fine((await ownEntries(person)).map(waitingOf)),
  export: ({ order }) => atInstance(order.instance, async () => {
    const answer = await exportPerson(order);
    void tell({ news: 'queue_changed' });
    return answer;
  }),
  undo: ({ id, instance }) => atInstance(instance, () => undo(instance, id)),
  unqueue: ({ key }) => unqueue(String(key)),
  look_up: ({ profiles }) => reaching((instance) => lookUp(instance, profiles)),
  card: ({ candidate }) => reaching((instance) => card(instance, candidate)),
  sign_out: ({ drop }) => withInstance(async (instance) => changed(await endConnection(instance, Boolean(drop)))),
  open_options: async () => {
    await browser.runtime.openOptionsPage();
    return fine(null);
  },
  queue: waiting,
  try_now: async ({ key }) => {
    await drain({ now: true, ...(key && { key }) });
    return waiting();
  },
  hosts: async () => fine(await hostFacts()),
  policy: async () => {
    const policy = await companyPolicy();
    return fine(saysAnything(policy) ? policy : null);
  },
  hosts_granted: async () => {
    await registerInjectHosts();
    return fine(null);
  },
  read_page: ({ tab }) => readTab(tab),
  page_seen: ({ page }) => countPage(page),
  book: async () => fine(await book()),
  clear_book: async () => {
    await clearBook();
    return fine([]);
  },
  remove_everything: async () => changed(await removeEverything()),
};

/** Asks the chosen instance who the user is, when the last answer is old, and tells the views when that changed anything. */
export async function refreshChosen(maxAge?: number): Promise<void> {
  const chosen = await chosenInstance();
  if (!chosen || !(await refreshProfile(chosen.url, maxAge))) return;
  await registerInjectHosts();
  await tell({ news: 'state_changed' });
}

/** Lets a policy of the company hold that is new or changed, and tells the views. */
export async function followPolicy(): Promise<void> {
  await endForbiddenConnections();
  await registerInjectHosts();
  await tell({ news: 'state_changed' });
}

async function state(): Promise<State> {
  const instance = await chosenInstance();
  const me = instance && (await profileOf(instance.url));
  const now: State = {
    instance,
    instances: await instances(),
    mayAdd: (await companyPolicy()).othersAllowed,
    user: me ? { name: me.user.name, email: me.user.email } : null,
    can: me?.can ?? { export: false, in_ats: false },
    dockFolded: await stored('dockFolded', false),
  };
  void rememberState(now);
  return now;
}

async function withInstance<T>(use: (instance: string) => Promise<Result<T>>): Promise<Result<T>> {
  const chosen = await chosenInstance();
  return chosen ? use(chosen.url) : trouble('not_attract');
}

/** {@link withInstance}; an answer shows that the instance can be reached, so what waits for it goes now. */
function reaching<T>(use: (instance: string) => Promise<Result<T>>): Promise<Result<T>> {
  return withInstance(async (instance) => {
    const answer = await use(instance);
    if (answer.ok) void drain({ reached: instance });
    return answer;
  });
}

/** For what belongs to the instance it was found in; an address that is no instance of this browser is refused. */
async function atInstance<T>(url: string, use: () => Promise<Result<T>>): Promise<Result<T>> {
  return (await instances()).some((instance) => instance.url === url) ? use() : trouble('not_found');
}

/** Tells the views, also of what was done in part: `not_revoked` ended everything here. */
async function changed(result: Result<null>): Promise<Result<State>> {
  if (!result.ok && result.trouble.kind !== 'not_revoked') return result;
  await registerInjectHosts();
  await tell({ news: 'state_changed' });
  return result.ok ? fine(await state()) : result;
}

/** The orders for a person that wait for the user who is connected, and not another user's. */
async function ownEntries(person: ProfileIdentity): Promise<Entry[]> {
  const all = await entriesFor(person);
  const users = await Promise.all(all.map(({ instance }) => userOf(instance)));
  return all.filter(({ user }, index) => user === users[index]);
}

function preview(instance: string, person: Ask<'preview'>['person']): Promise<Result<Preview>> {
  // The look-up goes by identity and keeps nothing, but the API wants a name also where the page shows none.
  const body = { person: personBody({ ...person, name: person.name ?? '?' }) };
  return authorised<Preview>(instance, '/api/v1/exports/preview', { method: 'POST', body });
}

async function undo(instance: string, id: number): Promise<Result<Exported>> {
  return Number.isSafeInteger(id) ? undoExport(instance, id) : trouble('invalid');
}

async function waiting(): Promise<Result<Answer<'queue'>>> {
  return fine((await entries()).map(waitingOf));
}

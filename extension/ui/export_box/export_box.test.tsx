import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { fine, trouble } from '../../messages/trouble';
import type { PagePerson } from '../../page/person';
import { CONNECTED, ENGINEER, exported, FakeAttract, NORDIC, NURSE, person, SIGNED_OUT } from '../../testing/fake_attract';
import { ExportBox } from './export_box';

afterEach(cleanup);

function show(attract: FakeAttract, who = person(), current: () => PagePerson | null = () => who): ReturnType<typeof userEvent.setup> {
  render(<ExportBox attract={attract} person={who} memory={{ job: null }} current={current} />);
  return userEvent.setup();
}

async function combobox(): Promise<HTMLElement> {
  return screen.findByRole('combobox', { name: 'Search jobs by title or Job ID' });
}

async function chooseEngineer(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await user.click(await combobox());
  await user.click(await screen.findByRole('option', { name: /Senior Data Engineer/ }));
}

function exportButton(): HTMLButtonElement {
  return screen.getByRole('button', { name: 'Export' });
}

describe('the export box', () => {
  it('is a region named Export to Attract, with nothing chosen and Export disabled', async () => {
    show(new FakeAttract());
    expect(await combobox()).toHaveProperty('value', '');
    expect(screen.getByRole('region', { name: 'Export to Attract' })).toBeTruthy();
    expect(exportButton().disabled).toBe(true);
  });

  it('exports with one action once the job is chosen, and announces it', async () => {
    const attract = new FakeAttract();
    const user = show(attract);
    await chooseEngineer(user);
    await user.click(exportButton());
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Exported Kari Nordmann to Senior Data Engineer (REQ-1042)'));
    expect(attract.questions('export')).toMatchObject([{ order: { job: { id: 17 }, instance: 'http://127.0.0.1:8000', email: null, note: null, candidate: null } }]);
    expect(screen.getByRole('link', { name: 'Open in Attract' })).toHaveProperty('href', 'http://127.0.0.1:8000/applications/9');
  });

  it('works by keyboard alone', async () => {
    const attract = new FakeAttract();
    const user = show(attract);
    (await combobox()).focus();
    await screen.findAllByRole('option');
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(await combobox()).toHaveProperty('value', 'Nurse (REQ-1050)');
    expect(attract.questions('export')).toEqual([]);
    exportButton().focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(attract.questions('export')).toHaveLength(1));
  });

  it('finds a job by its Job ID while typing, and drops answers to older texts', async () => {
    let answerOld = (): void => undefined;
    const attract = new FakeAttract({
      jobs: ({ q }) => (q === 'old'
        ? new Promise((resolve) => { answerOld = () => resolve(fine({ jobs: [{ ...ENGINEER, id: 1, title: 'Old' }], more: false })); })
        : fine({ jobs: [ENGINEER], more: false })),
    });
    const user = show(attract);
    await user.type(await combobox(), 'old');
    await waitFor(() => expect(attract.questions('jobs').at(-1)).toEqual({ q: 'old' }));
    await user.clear(await combobox());
    await user.type(await combobox(), 'REQ-1042');
    await screen.findByRole('option', { name: /Senior Data Engineer/ });
    answerOld();
    await Promise.resolve();
    expect(screen.queryByRole('option', { name: /Old/ })).toBeNull();
  });

  it('sends a double click once', async () => {
    const attract = new FakeAttract();
    const user = show(attract);
    await chooseEngineer(user);
    const button = exportButton();
    button.click();
    button.click();
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Exported'));
    expect(attract.questions('export')).toHaveLength(1);
  });

  it('undoes an export', async () => {
    const attract = new FakeAttract();
    const user = show(attract);
    await chooseEngineer(user);
    await user.click(exportButton());
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^Undone: Kari Nordmann/));
    expect(attract.questions('undo')).toEqual([{ id: 91, instance: 'http://127.0.0.1:8000' }]);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('says before the click which jobs the person is on', async () => {
    const since = '2026-11-01T00:00:00Z';
    const attract = new FakeAttract({
      preview: () => fine({
        candidate: null,
        applications: [
          { job: ENGINEER, stage: 'Prospect', stage_kind: 'prospect', status: 'active', since },
          { job: { ...NURSE, id: 3, job_id: 'REQ-3', title: 'Clerk' }, stage: 'Interview', stage_kind: 'interview', status: 'active', since },
        ],
      }),
    });
    show(attract);
    expect(await screen.findByText('Already a prospect for Senior Data Engineer (REQ-1042)')).toBeTruthy();
    expect(screen.getByText('Already an applicant for Clerk (REQ-3) (Interview)')).toBeTruthy();
  });

  it('says that nothing changed when the person was on the job already', async () => {
    const user = show(new FakeAttract({ export: () => fine({ state: 'exported', exported: exported({ outcome: 'already_on_job', can_undo: false }) }) }));
    await chooseEngineer(user);
    await user.click(exportButton());
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/was already on Senior Data Engineer \(REQ-1042\), in Prospect. Nothing was changed/));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('lets the recruiter say who an ambiguous person is, and goes on under a new key', async () => {
    const people = [{ id: 5, name: 'Kari Nordmann', headline: 'Engineer', evidence: ['same name', 'same employer'] }];
    const attract = new FakeAttract({
      export: ({ order }) => (order.candidate ? fine({ state: 'exported', exported: exported() }) : trouble('ambiguous_person', { candidates: people })),
    });
    const user = show(attract);
    await chooseEngineer(user);
    await user.click(exportButton());
    const group = await screen.findByRole('group', { name: 'Who is it?' });
    await user.click(within(group).getByRole('button', { name: /same name; same employer/ }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Exported'));
    const [first, second] = attract.questions('export').map(({ order }) => order as { key: string; candidate: unknown });
    expect(second!.candidate).toBe(5);
    expect(second!.key).not.toBe(first!.key);
  });

  it.each([[undefined, 1], [true, 0]])('offers a new person unless the server says that it is nobody new (%s)', async (notNew, offers) => {
    const candidates = [{ id: 5, name: 'Kari Nordmann', headline: null, evidence: [] }];
    const user = show(new FakeAttract({ export: () => trouble('ambiguous_person', { candidates, ...(notNew && { notNew }) }) }));
    await chooseEngineer(user);
    await user.click(exportButton());
    await screen.findByRole('group', { name: 'Who is it?' });
    expect(screen.queryAllByRole('button', { name: 'None of these: a new person' })).toHaveLength(offers);
  });

  it('keeps what was typed when the server refuses, and shows its words', async () => {
    const user = show(new FakeAttract({ export: () => trouble('job_unavailable', { text: 'REQ-1042 was closed.' }) }));
    await chooseEngineer(user);
    await user.click(screen.getByText('Add e-mail or note'));
    await user.type(screen.getByLabelText('Note'), 'Met at the fair');
    await user.click(exportButton());
    expect((await screen.findByRole('alert')).textContent).toBe('REQ-1042 was closed.');
    expect(screen.getByLabelText('Note')).toHaveProperty('value', 'Met at the fair');
    expect(await combobox()).toHaveProperty('value', 'Senior Data Engineer (REQ-1042)');
  });

  it('says that an export waits here, and shows it as exported once it arrived', async () => {
    const attract = new FakeAttract({ export: ({ order }) => fine({ state: 'queued', key: order.key }) });
    const user = show(attract);
    await chooseEngineer(user);
    await user.click(exportButton());
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^Saved here; will be sent when Attract can be reached/));
    const { order } = attract.questions('export')[0] as { order: { key: string } };
    attract.tell({ news: 'delivered', key: 'another', exported: exported() });
    attract.tell({ news: 'delivered', key: order.key, exported: exported() });
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^Exported Kari Nordmann/));
    expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
  });

  it('takes back an export that waits since an earlier visit', async () => {
    const waiting = { key: 'k', instance: '', person: 'Kari Nordmann', job: ENGINEER, at: 0, attempts: 1, cancelled: false, state: 'waiting' as const, trouble: null };
    const attract = new FakeAttract({ waiting_for: () => fine([waiting]) });
    const user = show(attract);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^Will be undone as soon as Attract can be reached: Kari Nordmann/));
    expect(attract.questions('unqueue')).toEqual([{ key: 'k' }]);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    attract.tell({ news: 'delivered', key: 'k', exported: exported({ undone: true }) });
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^Undone: Kari Nordmann/));
  });

  it('exports nobody when the page moved on to another person', async () => {
    const attract = new FakeAttract();
    const user = show(attract, person(), () => person({ memberId: 'AEMAA2' }));
    await chooseEngineer(user);
    await user.click(exportButton());
    expect((await screen.findByRole('alert')).textContent).toMatch(/page changed/);
    expect(attract.questions('export')).toEqual([]);
  });

  it('lets the recruiter type a name that the page does not show', async () => {
    const attract = new FakeAttract();
    const user = show(attract, person({ name: null, nameProblem: 'missing' }));
    await chooseEngineer(user);
    expect(exportButton().disabled).toBe(true);
    await user.type(screen.getByLabelText('Name'), '  Kari  Nordmann ');
    await user.click(exportButton());
    await waitFor(() => expect(attract.questions('export')).toMatchObject([{ order: { person: { name: 'Kari Nordmann' } } }]));
  });

  it('shows markup in names as text', async () => {
    const name = '<img src=x onerror=alert(1)> & Søn';
    show(new FakeAttract(), person({ name }));
    expect((await screen.findByText(name)).querySelector('img')).toBeNull();
  });
});

describe('the export box, signed out', () => {
  it('offers to connect, and shows the form once that worked', async () => {
    let state = SIGNED_OUT;
    const attract = new FakeAttract({ state: () => fine(state), connect: () => fine(state) });
    const user = show(attract);
    const connect = await screen.findByRole('button', { name: 'Connect to Attract' });
    state = CONNECTED;
    await user.click(connect);
    attract.tell({ news: 'state_changed' });
    expect(await combobox()).toBeTruthy();
  });

  it('has words for a sign-in that was not finished', async () => {
    const user = show(new FakeAttract({ state: () => fine(SIGNED_OUT), connect: () => trouble('sign_in_failed') }));
    await user.click(await screen.findByRole('button', { name: 'Connect to Attract' }));
    expect((await screen.findByRole('alert')).textContent).toBe('The sign-in was not finished.');
  });
});

describe('trouble in the export box', () => {
  it.each([
    ['unreachable', 'Attract cannot be reached right now.', 'Try again'],
    ['signed_out', 'You are not connected to this Attract.', 'Connect to Attract'],
    ['broken', 'Something went wrong. If the extension was just updated, reload this page.', 'Try again'],
  ] as const)('has its own words and way on: %s', async (kind, words, way) => {
    const user = show(new FakeAttract({ jobs: () => trouble(kind) }));
    await user.click(await combobox());
    const alert = await screen.findByRole('alert');
    expect(alert.querySelector('p')!.textContent).toBe(words);
    expect(within(alert).getByRole('button', { name: way })).toBeTruthy();
  });

  it('is no form for somebody who may not export', async () => {
    show(new FakeAttract({ state: () => fine({ ...CONNECTED, can: { export: false, in_ats: true } }) }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/Rita Recruiter, who may not export/);
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('explains why a job is not in the list', async () => {
    const answers = [{ job: ENGINEER, available: false, reasons: [{ code: 'closed' as const, text: 'REQ-1042 was closed.' }] }];
    const user = show(new FakeAttract({ jobs: () => fine({ jobs: [], more: false }), why_not: () => fine({ answers, text: null }) }));
    await user.click(await combobox());
    await user.click(await screen.findByRole('button', { name: 'Why is my job not here?' }));
    expect((await screen.findByRole('group', { name: 'Why is my job not here?' })).textContent).toContain('REQ-1042 was closed.');
  });
});

describe('Change ATS', () => {
  it('chooses another instance, and forgets the job of the first', async () => {
    let state = CONNECTED;
    const attract = new FakeAttract({
      state: () => fine(state),
      choose_instance: () => {
        state = { ...CONNECTED, instance: NORDIC };
        return fine(state);
      },
    });
    const user = show(attract);
    await chooseEngineer(user);
    await user.click(screen.getByRole('button', { name: 'Change ATS' }));
    await user.click(screen.getByRole('radio', { name: 'Attract Nordic' }));
    await waitFor(() => expect(screen.getByRole('combobox')).toHaveProperty('value', ''));
    expect(exportButton().disabled).toBe(true);
  });

  it('leaves adding and removing to the options', async () => {
    const attract = new FakeAttract();
    const user = show(attract);
    await combobox();
    await user.click(screen.getByRole('button', { name: 'Change ATS' }));
    await user.click(screen.getByRole('button', { name: 'Add or remove an Attract' }));
    expect(attract.questions('open_options')).toHaveLength(1);
    expect(screen.queryByLabelText('Address of another Attract')).toBeNull();
  });
});

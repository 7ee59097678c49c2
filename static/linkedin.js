// Glue between LinkedIn's widgets, which call global functions by name, and Attract's own addresses.

// The LinkedIn tab: whom somebody linked or unlinked in LinkedIn's widget is told to Attract as if its own form were sent.
function tellAttract(address, member) {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = address;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'member';
  field.value = typeof member === 'string' ? member : (member?.member ?? member?.id ?? '');
  form.append(field);
  document.body.append(form);
  form.submit();
}
const widgetPlace = () => document.getElementById('linkedin-widget');
window.linkedInLinked = (member) => { if (widgetPlace()?.dataset.link) tellAttract(widgetPlace().dataset.link, member); };
window.linkedInUnlinked = (member) => { if (widgetPlace()?.dataset.unlink) tellAttract(widgetPlace().dataset.unlink, member); };

// The onboarding widget: an administrator of LinkedIn Recruiter requested integrations. What the page says of them is fetched
// again; the widget itself stays as it is, because somebody may go on in it.
window.integrationRequest = async (integrations) => {
  const place = document.getElementById('onboarding');
  place.setAttribute('aria-busy', 'true');
  const asked = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(integrations) };
  try {
    await fetch(place.dataset.requested, asked);
    const answer = await fetch(location.pathname);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of ['linkedin-state', 'access-levels', 'linkedin-stored']) document.getElementById(id).replaceWith(fresh.getElementById(id));
    document.getElementById('said').replaceChildren(...fresh.getElementById('said').children);
    window.localTimes(document);
  } catch {
    location.reload();
  }
  place.removeAttribute('aria-busy');
};

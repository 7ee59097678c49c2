import type { Described } from '../described';
import { isNode, type SchemaNode, type SchemaValue } from './graph';
import type { ValueReader } from './value_reader';

/**
 * What a schema.org Person says of themselves.
 * @param today by which a former employer is told from today's, as YYYY-MM-DD
 */
export function describedPerson(node: SchemaNode, read: ValueReader, today: string): Omit<Described, 'rank' | 'notation'> {
  const job = currentJob(node, read, today);
  return {
    name: read.text(node, 'name') ?? read.joined(node, ['givenName', 'additionalName', 'familyName'], ' ') ?? read.text(node, 'legalName'),
    email: emailOf(node, read),
    headline: read.text(node, 'jobTitle') ?? job?.title ?? occupation(node, read),
    company: job?.company ?? null,
    location: placeOf(read, node, 'homeLocation') ?? placeOf(read, node, 'address') ?? placeOf(read, node, 'workLocation'),
    pronouns: read.text(node, 'pronouns'),
    profiles: [...read.addresses(node, 'sameAs', 'social', 'url', 'identifier'), ...(node.id === null ? [] : [node.id])],
    homes: read.addresses(node, 'url'),
  };
}

interface Job { company: string | null; title: string | null }

/** The first job that has not ended. A Role may stand between the person and the employer (schema.org/OrganizationRole). */
function currentJob(node: SchemaNode, read: ValueReader, today: string): Job | null {
  const job = read.graph.values(node, 'worksFor').find((value) => !hasEnded(value, read, today));
  if (!job) return null;
  if (!isNode(job) || !job.properties.has('worksFor')) return { company: read.textOf(job), title: null };
  return { company: read.text(job, 'worksFor'), title: read.text(job, 'roleName', 'jobTitle') };
}

function hasEnded(value: SchemaValue, read: ValueReader, today: string): boolean {
  const end = isNode(value) ? read.text(value, 'endDate') : null;
  return end !== null && /^\d{4}/.test(end) && end < today;
}

function occupation(node: SchemaNode, read: ValueReader): string | null {
  const [role] = read.values(node, 'hasOccupation');
  if (!role) return null;
  return (isNode(role) ? read.text(role, 'hasOccupation', 'roleName') : null) ?? read.textOf(role);
}

/** A text or a link; a page may have the address of a company or a form among them. */
function emailOf(node: SchemaNode, read: ValueReader): string | null {
  const points = [node, ...read.graph.values(node, 'contactPoint', 'contactPoints').filter(isNode)];
  const emails = points.flatMap((point) => [...read.texts(point, 'email'), ...read.addresses(point, 'email')]);
  return emails.find((email) => email.includes('@')) ?? null;
}

/** A place by its own words, else by town and country. */
function placeOf(read: ValueReader, node: SchemaNode, property: string, depth = 3): string | null {
  const [place] = read.values(node, property);
  if (!place || !isNode(place)) return place ? read.textOf(place) : null;
  return read.joined(place, ['addressLocality', 'addressCountry'], ', ') ?? (depth ? placeOf(read, place, 'address', depth - 1) : null) ?? read.textOf(place);
}

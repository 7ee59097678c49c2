import type { Card, LookUp, LookUpProfile } from '../api/types';
import { fine, trouble, type Result } from '../messages/trouble';
import type { ProfileIdentity } from '../page/profile_address';
import { authorised } from './connection/session';

/** The API takes at most this many profiles at once. */
const BATCH = 100;
const LIMIT = 500;

/** The candidate behind each profile, in the same order; null for those whom In ATS does not show. */
export async function lookUp(instance: string, profiles: ProfileIdentity[]): Promise<Result<(number | null)[]>> {
  const found: (number | null)[] = [];
  for (let start = 0; start < Math.min(profiles.length, LIMIT); start += BATCH) {
    const batch = await lookUpBatch(instance, profiles.slice(start, start + BATCH));
    if (!batch.ok) return batch;
    found.push(...batch.value);
  }
  return fine(found);
}

/** The In ATS card of a candidate. */
export async function card(instance: string, candidate: number): Promise<Result<Card>> {
  if (!Number.isSafeInteger(candidate)) return trouble('invalid');
  return authorised<Card>(instance, `/api/v1/in-ats/cards/${candidate}`);
}

async function lookUpBatch(instance: string, profiles: ProfileIdentity[]): Promise<Result<(number | null)[]>> {
  const asked = profiles.map(({ memberId, profileUrl }, ref): LookUpProfile => ({ ref: String(ref), profile_url: profileUrl, member_id: memberId }));
  const answer = await authorised<LookUp>(instance, '/api/v1/in-ats/lookup', { method: 'POST', body: { profiles: asked } });
  if (!answer.ok) return answer;
  const candidates = new Map(answer.value.people.map((person) => [person.ref, person.in_ats ? person.candidate : null]));
  return fine(profiles.map((_, ref) => candidates.get(String(ref)) ?? null));
}

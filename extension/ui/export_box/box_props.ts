import type { Job } from '../../api/types';
import type { PagePerson } from '../../page/person';
import type { Attract } from '../shared/attract';

/** What stays from one person to the next while a page is open: the job that was chosen by hand. */
export interface BoxMemory { job: Job | null; instance?: string }

export interface BoxProps {
  attract: Attract;
  person: PagePerson;
  memory: BoxMemory;
  /** Reads the page again, right before an export; null when nobody is on it any more. */
  current(): PagePerson | null;
}

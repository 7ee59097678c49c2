/** A job as one line: title and Job ID. */
export function jobLine({ title, job_id: id }: { title: string; job_id: string }): string {
  return `${title} (${id})`;
}

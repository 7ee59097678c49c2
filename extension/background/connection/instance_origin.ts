import { webAddress } from '../../page/profile_address';

/** The origin at which an instance is asked for. Plain http is for this machine only, because tokens travel with every request. */
export function instanceOrigin(address: string): string | null {
  const text = address.trim();
  const url = webAddress(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || url.username || url.password) return null;
  return url.protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname) ? url.origin : null;
}

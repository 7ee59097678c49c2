import { h, type ComponentChildren, type VNode } from 'preact';
import { webAddress } from '../../page/profile_address';

/** A link that opens beside the page, which it neither tells where it came from nor gives a hold on it (`noreferrer` means both). An address that is not http or https leaves the plain text. */
export function Link({ to, children }: { to: string | null | undefined; children: ComponentChildren }): VNode {
  const address = webAddress(to);
  return address ? <a href={address.href} target="_blank" rel="noreferrer">{children}</a> : <span>{children}</span>;
}

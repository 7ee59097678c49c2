/** What a build is made for; every part can be set by an environment variable. */
export interface BuildSettings {
  /** Origins of the instances that are built in. */
  instances: string[];
  /** Hosts (with port) that are inject hosts until an instance says otherwise. */
  injectHosts: string[];
  /** Match patterns the browser grants at installation. */
  hostPermissions: string[];
}

/**
 * Reads ATTRACT_INSTANCES (origins), ATTRACT_INJECT_HOSTS (hosts with port) and ATTRACT_EXTRA_HOSTS (match patterns), each separated
 * by commas. Nothing said is a build that knows nobody: the one for the stores, and the one that a server puts its own address into.
 * @throws Error that names the variable and what is wrong with it
 */
export function buildSettings(environment: Record<string, string | undefined>): BuildSettings {
  const instances = listOf(environment.ATTRACT_INSTANCES).map(checkedOrigin);
  const injectHosts = listOf(environment.ATTRACT_INJECT_HOSTS).map(checkedHost);
  const extra = listOf(environment.ATTRACT_EXTRA_HOSTS).map(checkedPattern);
  const hostPermissions = [...new Set([...instances.map(patternOfOrigin), ...injectHosts.map(patternOfHost), ...extra])];
  return { instances, injectHosts, hostPermissions };
}

/** The match pattern of a host. The port is left out, because Firefox knows no ports in patterns; the script checks it. */
export function patternOfHost(host: string): string {
  const name = host.replace(/:\d+$/, '');
  return `${/^(localhost|127\.0\.0\.1)$/.test(name) ? 'http' : 'https'}://${name}/*`;
}

function patternOfOrigin(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

function checkedOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin;
  throw new Error(`ATTRACT_INSTANCES: "${text}" is no origin such as https://attract.example`);
}

function checkedHost(text: string): string {
  if (/^[a-z0-9.-]+(:\d+)?$/.test(text)) return text;
  throw new Error(`ATTRACT_INJECT_HOSTS: "${text}" is no host such as recruiter.example or 127.0.0.1:8001`);
}

function checkedPattern(text: string): string {
  if (/^https?:\/\/[^/]+\/\*$/.test(text)) return text;
  throw new Error(`ATTRACT_EXTRA_HOSTS: "${text}" is no pattern such as https://recruiter.example/*`);
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').map((part) => part.trim()).filter(Boolean);
}

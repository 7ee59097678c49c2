/** What a build is made for; every part can be set by an environment variable. */
export interface BuildSettings {
  /** Origins of the instances that are built in. */
  instances: string[];
  /** Hosts (with port) that are inject hosts until an instance says otherwise. */
  injectHosts: string[];
  /** Match patterns the browser grants at installation. */
  hostPermissions: string[];
}

const DEMO: BuildSettings = {
  instances: ['http://127.0.0.1:8000', 'http://127.0.0.1:8010'],
  injectHosts: ['127.0.0.1:8001'],
  hostPermissions: ['http://127.0.0.1/*', 'http://localhost/*'],
};

/**
 * Reads ATTRACT_INSTANCES (origins, or `none` for a build for the stores), ATTRACT_INJECT_HOSTS (hosts with port) and
 * ATTRACT_EXTRA_HOSTS (match patterns), each separated by commas. Without ATTRACT_INSTANCES the values of the demo hold.
 * @throws Error that names the variable and what is wrong with it
 */
export function buildSettings(environment: Record<string, string | undefined>): BuildSettings {
  const instances = listOf(environment.ATTRACT_INSTANCES);
  const injectHosts = listOf(environment.ATTRACT_INJECT_HOSTS).map(checkedHost);
  const extra = listOf(environment.ATTRACT_EXTRA_HOSTS).map(checkedPattern);
  if (instances.length === 0) {
    const hosts = injectHosts.length ? injectHosts : DEMO.injectHosts;
    return { ...DEMO, injectHosts: hosts, hostPermissions: unique([...DEMO.hostPermissions, ...hosts.map(patternOfHost), ...extra]) };
  }
  if (instances.length === 1 && instances[0] === 'none') return { instances: [], injectHosts: [], hostPermissions: unique(extra) };
  const origins = instances.map(checkedOrigin);
  const own = [...origins.map((origin) => `${new URL(origin).protocol}//${new URL(origin).hostname}/*`), ...injectHosts.map(patternOfHost)];
  return { instances: origins, injectHosts, hostPermissions: unique([...own, ...extra]) };
}

/** The match pattern of a host. The port is left out, because Firefox knows no ports in patterns; the script checks it. */
export function patternOfHost(host: string): string {
  const name = host.replace(/:\d+$/, '');
  return `${/^(localhost|127\.0\.0\.1)$/.test(name) ? 'http' : 'https'}://${name}/*`;
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

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}

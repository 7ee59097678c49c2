// Checks the two builds: the size of what goes into a page, and what their manifests ask for. Run after `npm run build`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The most that the content script may weigh, minified, in bytes: reading LinkedIn's real pages takes 20,000 of them. */
const CONTENT_SCRIPT_LIMIT = 64_000;
const PERMISSIONS = ['activeTab', 'alarms', 'identity', 'scripting', 'storage'];
const OUT = process.env.ATTRACT_EXTENSION_OUT ?? 'extension/dist';

const wrong = [...checked('chrome-mv3', [...PERMISSIONS, 'sidePanel']), ...checked('firefox-mv3', PERMISSIONS)];
for (const sentence of wrong) console.error(sentence);
process.exitCode = wrong.length ? 1 : 0;

function checked(build, permissions) {
  const file = (name) => readFileSync(join(OUT, build, name));
  const manifest = JSON.parse(file('manifest.json'));
  const size = file('recruiter.js').length;
  console.log(`${build}: content script ${size} of ${CONTENT_SCRIPT_LIMIT} bytes`);
  return [
    [size <= CONTENT_SCRIPT_LIMIT, `the content script weighs ${size} bytes, more than ${CONTENT_SCRIPT_LIMIT}`],
    [manifest.manifest_version === 3, 'the manifest is not version 3'],
    [same(manifest.permissions, permissions), `the permissions are ${manifest.permissions}`],
    [!manifest.host_permissions?.some((pattern) => pattern.includes('*://') || pattern.includes('//*/')), 'host permissions reach every site'],
    [!manifest.web_accessible_resources, 'pages can reach files of the extension'],
    [!manifest.content_security_policy, 'the policy of the extension pages is not the default'],
    [(manifest.content_scripts ?? []).every(({ js }) => same(js, ['recruiter.js'])), 'more than the one content script is loaded'],
    [build === 'firefox-mv3' || Boolean(manifest.key), 'Chrome needs the key that fixes the extension id'],
    [build === 'chrome-mv3' || manifest.browser_specific_settings?.gecko?.id === 'attract@attract.example', 'Firefox needs the fixed id'],
    [Array.isArray(JSON.parse(file('instances.json')).instances), 'instances.json names no instances'],
  ].filter(([right]) => !right).map(([, sentence]) => `${build}: ${sentence}`);
}

function same(one, other) {
  return [...(one ?? [])].toSorted().join() === [...other].toSorted().join();
}

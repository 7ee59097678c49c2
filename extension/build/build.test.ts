import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { manifestFor } from './manifest';
import { buildSettings } from './settings';

describe('the settings of a build', () => {
  it('name no instance and no host when nothing is said', () => {
    expect(buildSettings({})).toEqual({ instances: [], injectHosts: [], hostPermissions: [] });
  });

  it('ask only for the hosts they name', () => {
    const settings = buildSettings({ ATTRACT_INSTANCES: 'https://attract.example, http://127.0.0.1:9000', ATTRACT_INJECT_HOSTS: 'recruiter.example:8443', ATTRACT_EXTRA_HOSTS: 'http://localhost/*' });
    expect(settings.hostPermissions).toEqual(['https://attract.example/*', 'http://127.0.0.1/*', 'https://recruiter.example/*', 'http://localhost/*']);
    expect(settings.instances).toEqual(['https://attract.example', 'http://127.0.0.1:9000']);
  });

  it.each([
    [{ ATTRACT_INSTANCES: 'attract.example' }, /ATTRACT_INSTANCES: "attract.example"/],
    [{ ATTRACT_INSTANCES: 'https://attract.example/jobs' }, /ATTRACT_INSTANCES/],
    [{ ATTRACT_INJECT_HOSTS: 'http://recruiter.example' }, /ATTRACT_INJECT_HOSTS/],
    [{ ATTRACT_EXTRA_HOSTS: '<all_urls>' }, /ATTRACT_EXTRA_HOSTS/],
  ])('that are wrong are named: %o', (environment, words) => {
    expect(() => buildSettings(environment as Record<string, string>)).toThrow(words);
  });
});

describe('the manifest', () => {
  it('fixes the extension id of Chrome by its key', () => {
    const key = Buffer.from((manifestFor('chrome', buildSettings({})) as { key: string }).key, 'base64');
    const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
    const id = digest.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
    expect(id).toBe('opcjmlibplblfpeknfbafpkdhlpbampd');
  });

  it('injects nowhere in a build that knows no host', () => {
    expect(manifestFor('chrome', buildSettings({}))).not.toHaveProperty('content_scripts');
  });

  it('of Firefox has its own id and no key', () => {
    const manifest = manifestFor('firefox', buildSettings({}));
    expect(manifest.browser_specific_settings?.gecko?.id).toBe('attract@attract.example');
    expect(manifest).not.toHaveProperty('key');
  });
});

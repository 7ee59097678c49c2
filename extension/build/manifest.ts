import type { UserManifest } from 'wxt';
import { patternOfHost, type BuildSettings } from './settings';

// The public half of a key pair made for Chrome's extension id, opcjmlibplblfpeknfbafpkdhlpbampd; sign-in redirects go to it.
const CHROME_KEY = 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0Wnu2JqU1Se/meqg6THtnXZSOOsOnv9/CdVbTIuLo9f1CwZCIbUBXKq/LWHRReUQYqLRulj6iG7bEQTsY6SgMxIdaGtsiGbO5EsczTNYrIxfe8H5Kz6MByAtXJEE1R5xBhHQPvF0n2os4nuFGt63j1YfFKVkmFptw2+e6J6z9Rpco1DmHQIQcjAXR2ySOopmc5X7G9LPZKIdjTpeEe3Ycu5hSCuN3mvE7Py7fDEHkHwhF1JSryU/bzs9bAsUUq0JiixpMP2GctkPGaxUEHZQjtRk57ZV/3snWp9ETAe/Mx3luCOtSxLn82a8Cwu4IMv2YC6sL1c3CV04hbrtZ7141wIDAQAB';

/** The manifest beyond what the entrypoints already say. */
export function manifestFor(browser: string, settings: BuildSettings): UserManifest {
  return {
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['activeTab', 'alarms', 'identity', 'scripting', 'storage'],
    host_permissions: settings.hostPermissions,
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_extension_name__' },
    commands: {
      'open-export-box': {
        suggested_key: { default: 'Ctrl+Shift+E', mac: 'Command+Shift+E' },
        description: '__MSG_command_open_export_box__',
      },
    },
    ...(settings.injectHosts.length && { content_scripts: [contentScript(settings.injectHosts)] }),
    ...(browser === 'firefox' ? FIREFOX : { key: CHROME_KEY, minimum_chrome_version: '123', storage: { managed_schema: 'managed_schema.json' } }),
  };
}

function contentScript(injectHosts: string[]): NonNullable<UserManifest['content_scripts']>[number] {
  return { matches: [...new Set(injectHosts.map(patternOfHost))], js: ['recruiter.js'], run_at: 'document_idle' };
}

const FIREFOX: UserManifest = {
  browser_specific_settings: {
    gecko: {
      id: 'attract@attract.example',
      strict_min_version: '147.0',
      // What the user exports is about a person, and goes to the Attract they connected to and nowhere else.
      data_collection_permissions: { required: ['personallyIdentifyingInfo', 'websiteContent'] },
    },
    gecko_android: { strict_min_version: '147.0' },
  },
};

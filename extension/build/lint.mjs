// web-ext's lint over both builds. It judges by Mozilla's rules, so a few findings are expected; any other fails.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const OUT = process.env.ATTRACT_EXTENSION_OUT ?? 'extension/dist';

/** Code → why it is expected. */
const EVERYWHERE = {
  UNSAFE_VAR_ASSIGNMENT: "Preact's own support for dangerouslySetInnerHTML, which oxlint forbids here (react/no-danger)",
};
const CHROME_ONLY = {
  ADDON_ID_REQUIRED: "Chrome's id comes from the manifest's key",
  BACKGROUND_SERVICE_WORKER_NOFALLBACK: 'Chrome knows no other background than a worker',
  MANIFEST_PERMISSIONS: "Chrome's sidePanel is unknown to Firefox",
  MISSING_DATA_COLLECTION_PERMISSIONS: "Mozilla's consent does not apply to Chrome",
};

const unexpected = [
  ...findings('chrome-mv3').filter(({ code }) => !(code in EVERYWHERE) && !(code in CHROME_ONLY)),
  ...findings('firefox-mv3').filter(({ code }) => !(code in EVERYWHERE)),
];
for (const { build, code, message, file } of unexpected) console.error(`${build}: ${code}: ${message} (${file ?? 'build'})`);
process.exitCode = unexpected.length ? 1 : 0;

function findings(build) {
  const { errors, warnings, notices } = lint(join(OUT, build));
  console.log(`${build}: web-ext names ${errors.length} errors and ${warnings.length} warnings`);
  return [...errors, ...warnings, ...notices].map((finding) => ({ build, ...finding }));
}

/** web-ext ends with an error when it names one; its findings stand on its output all the same. */
function lint(directory) {
  const options = ['web-ext', 'lint', '--source-dir', directory, '--no-config-discovery', '--output', 'json'];
  try {
    return JSON.parse(execFileSync('npx', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch (error) {
    if (error.stdout) return JSON.parse(error.stdout);
    throw error;
  }
}

'use strict';
const fs = require('node:fs');
const path = require('node:path');

// Set by build/package.mjs: the Electron to pack where it is not the one that electron-builder would download.
const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
// Playwright drives the packaged app by Node's inspector; what is shipped has it switched off.
const forTests = process.env.HOOKFLOW_TEST_PACKAGE === '1';

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'invalid.example.hookflow',
  productName: 'Hookflow',
  copyright: 'MIT licence',
  directories: { output: 'release', buildResources: 'build/resources' },
  // Everything is bundled into dist/: no package of node_modules is needed at run time.
  files: ['dist/**', 'package.json', '!**/node_modules/**'],
  asar: true,
  // The server and command line run in a process of their own, and plain Node reads no archive.
  asarUnpack: ['dist/server/**'],
  npmRebuild: false,
  ...(electronDist && {
    electronDist,
    electronVersion: fs.readFileSync(path.join(electronDist, 'version'), 'utf8').trim(),
  }),
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: forTests,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    ...(!electronDist && { grantFileProtocolExtraPrivileges: false }), // unknown to the stand-in
  },
  linux: {
    target: ['AppImage', 'deb', 'tar.gz'],
    executableName: 'hookflow',
    category: 'Development',
    maintainer: 'Hookflow <hookflow@example.invalid>',
    synopsis: 'Trigger designer',
    fileAssociations: [
      {
        ext: 'hookflow.json',
        name: 'Hookflow workspace',
        mimeType: 'application/vnd.hookflow.workspace+json',
      },
    ],
  },
  mac: { target: ['dmg', 'zip'], category: 'public.app-category.developer-tools', hardenedRuntime: true },
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
};

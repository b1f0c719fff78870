'use strict';
// What Electron's own default_app does for `electron [switches] [-r module]… APP [arguments]`, for a runtime that came without it.
const { app } = require('electron');
const fs = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');

const words = process.argv.slice(1);
const required = [];
let given;
while (given === undefined && words.length > 0) {
  const word = words.shift();
  if (word === '-r' || word === '--require') required.push(words.shift());
  else if (!word.startsWith('-')) given = word;
}
if (given === undefined) {
  console.error('Say which app to start: electron [switches] APP [arguments]');
  app.exit(2);
} else {
  const fromHere = createRequire(path.join(process.cwd(), 'here.js'));
  for (const name of required) fromHere(name);
  startApp(path.resolve(given));
}

function startApp(folder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setDesktopName(`${manifest.name}.desktop`);
  app.setAppPath(folder);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  createRequire(path.join(folder, 'package.json'))(path.join(folder, manifest.main));
}

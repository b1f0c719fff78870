// Opens the page of React Flow alone in the same Electron as the app.
const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, useContentSize: true });
  void window.loadFile(process.argv.at(-1));
});

import { app, session } from 'electron';

/**
 * The app shows its own page and nothing else: no navigation away, no further windows, no permissions, no embedded pages,
 * no downloads, whatever that page or a workspace in it asks for. To be called once, when the app is ready.
 */
export function refuseWeb(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
